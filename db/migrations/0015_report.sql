-- What is handed in. A submission is frozen with its hash; later changes of the plan do not move it.
create table report (
	partnership_id uuid not null,
	id uuid not null,
	number integer not null,
	kind text not null check (kind in ('interim', 'final')),
	starts_on date not null,
	ends_on date not null check (ends_on >= starts_on),
	due_on date,
	language text not null check (language in ('en', 'lt', 'nb')),
	created_at timestamptz(3) not null,
	created_by uuid,
	primary key (partnership_id, id),
	unique (partnership_id, number),
	foreign key (partnership_id, id) references record (partnership_id, id) on delete cascade
);

create table report_submission (
	partnership_id uuid not null,
	report_id uuid not null,
	version integer not null,
	snapshot jsonb not null,
	hash text not null check (hash ~ '^[0-9a-f]{64}$'),
	submitted_at timestamptz(3) not null,
	submitted_by uuid,
	primary key (partnership_id, report_id, version),
	foreign key (partnership_id, report_id) references report (partnership_id, id) on delete cascade
);

create function refuse_snapshot_change() returns trigger language plpgsql as $$
begin
	raise exception 'a submitted report is frozen';
end $$;
create trigger submission_is_frozen before update on report_submission
	for each row execute function refuse_snapshot_change();

create table report_decision (
	partnership_id uuid not null,
	report_id uuid not null,
	version integer not null,
	decision text not null check (decision in ('returned', 'approved')),
	note text,
	decided_at timestamptz(3) not null,
	decided_by uuid,
	primary key (partnership_id, report_id, version),
	foreign key (partnership_id, report_id, version) references report_submission (partnership_id, report_id, version) on delete cascade,
	check (decision <> 'returned' or note is not null)
);
