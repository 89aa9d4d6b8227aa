-- How many were admitted, where that was told exactly as a figure with its source: numbers about those who
-- registered are held against it, so that nobody finds the few who stayed away by subtracting.
create table told_admission (
	partnership_id uuid not null,
	event_id uuid not null,
	admitted integer not null check (admitted >= 0),
	told_at timestamptz(3) not null,
	primary key (partnership_id, event_id, admitted),
	foreign key (partnership_id, event_id) references event (partnership_id, id) on delete cascade
);
