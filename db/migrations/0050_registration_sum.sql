-- How far the journal has summed up the places of an event, and what was too little to be named so far:
-- it is carried over into the next hour in which enough people moved.
create table registration_sum (
	partnership_id uuid not null,
	event_id uuid not null,
	summed_until timestamptz(3) not null,
	confirmed integer not null check (confirmed >= 0),
	carried jsonb not null,
	primary key (partnership_id, event_id),
	foreign key (partnership_id, event_id) references event (partnership_id, id) on delete cascade
);
