-- Whoever changes to another kind of place gets another ticket: doors turn the old number away, as they do those that
-- were given back. It leads to nobody, and goes with the places of its event.
create table replaced_ticket (
	partnership_id uuid not null,
	event_id uuid not null,
	ticket bytea not null check (octet_length(ticket) = 5),
	primary key (partnership_id, event_id, ticket),
	foreign key (partnership_id, event_id) references event (partnership_id, id) on delete cascade
);
