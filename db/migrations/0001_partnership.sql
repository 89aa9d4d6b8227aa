-- A partnership, its records and their texts. Every table of a partnership starts its key with
-- partnership_id, so that one partnership's rows can live on one node, and a foreign id cannot fit.
create table partnership (
	id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) between 3 and 60),
	source_language text not null check (source_language in ('en', 'lt', 'nb')),
	starts_on date not null,
	ends_on date not null check (ends_on >= starts_on),
	zone text not null,
	is_generated boolean not null default false,
	revision bigint not null default 1,
	created_at timestamptz(3) not null
);

-- Whatever has texts, files, sources or a history is a record; its own table carries the same key.
create table record (
	partnership_id uuid not null references partnership (id),
	id uuid not null,
	kind text not null check (kind in ('partnership', 'partner', 'funder', 'grant', 'activity_group',
		'activity', 'deliverable', 'picture', 'event', 'stop', 'programme_item', 'claim', 'indicator',
		'indicator_value', 'report', 'amendment')),
	revision integer not null default 1,
	created_at timestamptz(3) not null,
	primary key (partnership_id, id)
);
create unique index record_id on record (id);

create table text (
	partnership_id uuid not null,
	record_id uuid not null,
	field text not null check (field ~ '^[a-z][a-z_]*$'),
	language text not null check (language in ('en', 'lt', 'nb')),
	draft text not null check (length(draft) <= 50000),
	published text,
	revision integer not null default 1,
	published_revision integer,
	source_revision integer,
	changed_at timestamptz(3) not null,
	primary key (partnership_id, record_id, field, language),
	foreign key (partnership_id, record_id) references record (partnership_id, id) on delete cascade,
	check ((published is null) = (published_revision is null))
);

create table publication (
	partnership_id uuid not null,
	record_id uuid not null,
	language text not null check (language in ('en', 'lt', 'nb')),
	published_at timestamptz(3) not null,
	published_by uuid,
	override_reason text,
	primary key (partnership_id, record_id, language),
	foreign key (partnership_id, record_id) references record (partnership_id, id) on delete cascade
);

create table source (
	partnership_id uuid not null,
	id uuid not null,
	record_id uuid not null,
	field text not null,
	name text not null,
	url text,
	dated_on date,
	note text,
	primary key (partnership_id, id),
	foreign key (partnership_id, record_id) references record (partnership_id, id) on delete cascade
);
create index source_of_record on source (partnership_id, record_id);
