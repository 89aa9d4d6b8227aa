-- What happens. A day is always known, a time of day only sometimes: local days and times with a zone.
create table event (
	partnership_id uuid not null,
	id uuid not null,
	slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	kind text not null check (kind in ('study_visit', 'coordination_meeting', 'conference', 'cultural_event',
		'march', 'concert', 'festival', 'information_activity')),
	activity_id uuid,
	parent_id uuid,
	starts_on date not null,
	starts_time time(0),
	ends_on date not null,
	ends_time time(0),
	zone text not null,
	attendance_mode text not null check (attendance_mode in ('on_site', 'online', 'mixed')),
	online_url text,
	entrance text not null check (entrance in ('open', 'by_invitation')),
	visibility text not null check (visibility in ('public', 'team')),
	is_free boolean,
	languages text[] not null default '{}',
	access_features text[] not null default '{}',
	latitude double precision check (latitude between -90 and 90),
	longitude double precision check (longitude between -180 and 180),
	sequence integer not null default 0,
	primary key (partnership_id, id),
	foreign key (partnership_id, id) references record (partnership_id, id) on delete cascade,
	foreign key (partnership_id, activity_id) references activity (partnership_id, id),
	foreign key (partnership_id, parent_id) references event (partnership_id, id),
	unique (partnership_id, slug),
	check (ends_on > starts_on or (ends_on = starts_on and (ends_time is null or starts_time is null or ends_time >= starts_time))),
	check (parent_id <> id)
);
create index event_by_day on event (starts_on, ends_on);
create index event_of_activity on event (partnership_id, activity_id);
create index event_of_parent on event (partnership_id, parent_id) where parent_id is not null;

create table programme_item (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	position integer not null,
	held_on date,
	starts_time time(0),
	ends_time time(0),
	primary key (partnership_id, id),
	foreign key (partnership_id, id) references record (partnership_id, id) on delete cascade,
	foreign key (partnership_id, event_id) references event (partnership_id, id) on delete cascade
);
create index programme_item_of_event on programme_item (partnership_id, event_id);

create table stop (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	position integer not null,
	passes_time time(0),
	is_step_free boolean,
	latitude double precision check (latitude between -90 and 90),
	longitude double precision check (longitude between -180 and 180),
	primary key (partnership_id, id),
	foreign key (partnership_id, id) references record (partnership_id, id) on delete cascade,
	foreign key (partnership_id, event_id) references event (partnership_id, id) on delete cascade
);
create index stop_of_event on stop (partnership_id, event_id);
