-- After its first approval the plan changes by amendments only; every approved version stays readable.
create table plan_version (
	partnership_id uuid not null references partnership (id),
	number integer not null,
	amendment_id uuid,
	snapshot jsonb not null,
	approved_at timestamptz(3) not null,
	approved_by uuid,
	primary key (partnership_id, number)
);

create table amendment (
	partnership_id uuid not null,
	id uuid not null,
	number integer not null,
	reason text not null,
	created_at timestamptz(3) not null,
	created_by uuid,
	primary key (partnership_id, id),
	unique (partnership_id, number),
	foreign key (partnership_id, id) references record (partnership_id, id) on delete cascade
);

create table amendment_change (
	partnership_id uuid not null,
	amendment_id uuid not null,
	record_id uuid not null,
	field text not null,
	before_value text,
	after_value text,
	changed_at timestamptz(3) not null,
	changed_by uuid,
	primary key (partnership_id, amendment_id, record_id, field),
	foreign key (partnership_id, amendment_id) references amendment (partnership_id, id) on delete cascade,
	foreign key (partnership_id, record_id) references record (partnership_id, id)
);

create table amendment_decision (
	partnership_id uuid not null,
	amendment_id uuid not null,
	position integer not null,
	decision text not null check (decision in ('proposed', 'approved', 'withdrawn')),
	note text,
	decided_at timestamptz(3) not null,
	decided_by uuid,
	primary key (partnership_id, amendment_id, position),
	foreign key (partnership_id, amendment_id) references amendment (partnership_id, id) on delete cascade
);
