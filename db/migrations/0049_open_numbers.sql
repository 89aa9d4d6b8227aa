-- That the numbers about an event's registrations stand in the open data, since when and by whom.
create table open_numbers (
	partnership_id uuid not null,
	event_id uuid not null,
	opened_at timestamptz(3) not null,
	opened_by uuid,
	primary key (partnership_id, event_id),
	foreign key (partnership_id, event_id) references event (partnership_id, id) on delete cascade
);
