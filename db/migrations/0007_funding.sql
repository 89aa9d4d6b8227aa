-- Who pays, under which rules, for what; and how the duties that follow are met.
create table funder (
	partnership_id uuid not null,
	id uuid not null,
	position integer not null,
	website text,
	primary key (partnership_id, id),
	foreign key (partnership_id, id) references record (partnership_id, id) on delete cascade
);

-- "grant" is a word of SQL itself; the concept's name stays grant everywhere else.
create table grant_agreement (
	partnership_id uuid not null,
	id uuid not null,
	funder_id uuid not null,
	rule_pack text not null,
	mechanism text not null check (mechanism in ('eea', 'norway', 'both', 'other')),
	contract_number text,
	max_amount_cents bigint check (max_amount_cents >= 0),
	currency text check (currency ~ '^[A-Z]{3}$'),
	rate_percent integer check (rate_percent between 0 and 100),
	has_physical_object boolean not null default false,
	primary key (partnership_id, id),
	foreign key (partnership_id, id) references record (partnership_id, id) on delete cascade,
	foreign key (partnership_id, funder_id) references funder (partnership_id, id),
	check ((max_amount_cents is null) = (currency is null))
);

create table attribution (
	partnership_id uuid not null,
	grant_id uuid not null,
	record_id uuid not null,
	share_percent integer check (share_percent between 1 and 100),
	primary key (partnership_id, grant_id, record_id),
	foreign key (partnership_id, grant_id) references grant_agreement (partnership_id, id) on delete cascade,
	foreign key (partnership_id, record_id) references record (partnership_id, id) on delete cascade
);
create index attribution_of_record on attribution (partnership_id, record_id);

create table duty_evidence (
	partnership_id uuid not null,
	id uuid not null,
	grant_id uuid not null,
	duty text not null,
	kind text not null check (kind in ('evidence', 'waiver')),
	note text not null,
	url text,
	dated_on date,
	entered_at timestamptz(3) not null,
	entered_by uuid,
	withdrawn_at timestamptz(3),
	withdrawn_by uuid,
	primary key (partnership_id, id),
	foreign key (partnership_id, grant_id) references grant_agreement (partnership_id, id) on delete cascade
);
create index duty_evidence_of_grant on duty_evidence (partnership_id, grant_id);
