-- What became of an event: each change is a row with who and when, shown everywhere the event is shown.
create table event_change (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	kind text not null check (kind in ('cancelled', 'postponed', 'moved_online', 'reinstated')),
	previous_starts_on date,
	previous_starts_time time(0),
	announced_at timestamptz(3) not null,
	announced_by uuid,
	primary key (partnership_id, id),
	foreign key (partnership_id, event_id) references event (partnership_id, id) on delete cascade
);
create index event_change_of_event on event_change (partnership_id, event_id, announced_at desc);

create table event_holding (
	partnership_id uuid not null,
	event_id uuid not null,
	held_at timestamptz(3) not null,
	held_by uuid,
	primary key (partnership_id, event_id),
	foreign key (partnership_id, event_id) references event (partnership_id, id) on delete cascade
);

create table picture (
	partnership_id uuid not null,
	id uuid not null,
	record_id uuid not null,
	position integer not null,
	file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
	small_hash text not null check (small_hash ~ '^[0-9a-f]{64}$'),
	width integer not null,
	height integer not null,
	author text not null,
	licence text not null,
	added_at timestamptz(3) not null,
	added_by uuid,
	primary key (partnership_id, id),
	foreign key (partnership_id, id) references record (partnership_id, id) on delete cascade,
	foreign key (partnership_id, record_id) references record (partnership_id, id) on delete cascade
);
create index picture_of_record on picture (partnership_id, record_id);
