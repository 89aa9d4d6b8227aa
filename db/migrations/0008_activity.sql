-- The plan: numbered groups and activities, and what they deliver.
create table activity_group (
	partnership_id uuid not null,
	id uuid not null,
	number integer not null check (number > 0),
	primary key (partnership_id, id),
	foreign key (partnership_id, id) references record (partnership_id, id) on delete cascade,
	constraint one_group_a_number unique (partnership_id, number) deferrable initially deferred
);

create table activity (
	partnership_id uuid not null,
	id uuid not null,
	group_id uuid not null,
	number integer not null check (number > 0),
	lead_partner_id uuid,
	starts_on date,
	ends_on date,
	state text not null check (state in ('planned', 'confirmed', 'running', 'done_fully', 'done_partly', 'not_done')),
	state_reason text,
	state_checked_on date not null,
	primary key (partnership_id, id),
	foreign key (partnership_id, id) references record (partnership_id, id) on delete cascade,
	foreign key (partnership_id, group_id) references activity_group (partnership_id, id),
	foreign key (partnership_id, lead_partner_id) references partner (partnership_id, id),
	constraint one_activity_a_number unique (partnership_id, group_id, number) deferrable initially deferred,
	check (ends_on >= starts_on),
	check (state not in ('done_partly', 'not_done') or state_reason is not null)
);

create table activity_partner (
	partnership_id uuid not null,
	activity_id uuid not null,
	partner_id uuid not null,
	primary key (partnership_id, activity_id, partner_id),
	foreign key (partnership_id, activity_id) references activity (partnership_id, id) on delete cascade,
	foreign key (partnership_id, partner_id) references partner (partnership_id, id)
);

create table deliverable (
	partnership_id uuid not null,
	id uuid not null,
	activity_id uuid not null,
	position integer not null,
	due_on date,
	delivered_on date,
	primary key (partnership_id, id),
	foreign key (partnership_id, id) references record (partnership_id, id) on delete cascade,
	foreign key (partnership_id, activity_id) references activity (partnership_id, id) on delete cascade
);
create index deliverable_of_activity on deliverable (partnership_id, activity_id);

-- What an activity still waits for; closing one is a row's date, never a deletion.
create table open_point (
	partnership_id uuid not null,
	id uuid not null,
	activity_id uuid not null,
	note text not null,
	partner_id uuid,
	due_on date,
	raised_at timestamptz(3) not null,
	raised_by uuid,
	closed_at timestamptz(3),
	closed_by uuid,
	primary key (partnership_id, id),
	foreign key (partnership_id, activity_id) references activity (partnership_id, id) on delete cascade,
	foreign key (partnership_id, partner_id) references partner (partnership_id, id)
);
create index open_point_of_activity on open_point (partnership_id, activity_id) where closed_at is null;
