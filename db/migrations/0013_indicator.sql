-- What the partnership promised to reach, by when, and what it reached.
create table indicator (
	partnership_id uuid not null,
	id uuid not null,
	position integer not null,
	code text not null,
	activity_id uuid,
	level text not null check (level in ('output', 'outcome')),
	kind text not null check (kind in ('number', 'percentage', 'scale', 'text')),
	scale_max integer check (scale_max between 2 and 100),
	baseline double precision,
	target double precision,
	target_direction text not null check (target_direction in ('at_least', 'at_most', 'about')),
	owner_partner_id uuid,
	minimum_cell integer not null default 5 check (minimum_cell between 2 and 100),
	primary key (partnership_id, id),
	unique (partnership_id, code),
	foreign key (partnership_id, id) references record (partnership_id, id) on delete cascade,
	foreign key (partnership_id, activity_id) references activity (partnership_id, id),
	foreign key (partnership_id, owner_partner_id) references partner (partnership_id, id),
	check ((kind = 'scale') = (scale_max is not null)),
	check (kind <> 'text' or (baseline is null and target is null))
);

-- A bound indicator counts the reported figures of these events instead of a typed number.
create table indicator_binding (
	partnership_id uuid not null,
	indicator_id uuid not null,
	event_id uuid not null,
	measure text not null check (measure in ('attendance', 'viewers', 'reach')),
	primary key (partnership_id, indicator_id, event_id, measure),
	foreign key (partnership_id, indicator_id) references indicator (partnership_id, id) on delete cascade,
	foreign key (partnership_id, event_id) references event (partnership_id, id) on delete cascade
);

create table indicator_period (
	partnership_id uuid not null references partnership (id),
	id uuid not null,
	starts_on date not null,
	ends_on date not null check (ends_on >= starts_on),
	due_on date not null,
	locked_at timestamptz(3),
	locked_by uuid,
	primary key (partnership_id, id),
	unique (partnership_id, starts_on, ends_on)
);

create table indicator_value (
	partnership_id uuid not null,
	id uuid not null,
	indicator_id uuid not null,
	period_id uuid not null,
	low double precision,
	high double precision check (high >= low),
	numerator integer check (numerator >= 0),
	denominator integer check (denominator > 0),
	statement text,
	claim_ids uuid[] not null default '{}',
	note text,
	entered_at timestamptz(3) not null,
	entered_by uuid,
	primary key (partnership_id, id),
	unique (partnership_id, indicator_id, period_id),
	foreign key (partnership_id, id) references record (partnership_id, id) on delete cascade,
	foreign key (partnership_id, indicator_id) references indicator (partnership_id, id),
	foreign key (partnership_id, period_id) references indicator_period (partnership_id, id)
);
