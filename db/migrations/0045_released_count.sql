-- What has been told about the participants of an event: the next numbers are held against it, so that
-- nobody finds a person by subtracting yesterday's from today's. It holds no number that was not shown.
create table released_count (
	partnership_id uuid not null,
	event_id uuid not null,
	number integer not null check (number >= 1),
	tables jsonb not null,
	released_at timestamptz(3) not null,
	primary key (partnership_id, event_id, number),
	foreign key (partnership_id, event_id) references event (partnership_id, id) on delete cascade
);
