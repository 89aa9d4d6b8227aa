-- Figures are claims with a source. Two that disagree are both kept; one may be marked as reported.
create table claim (
	partnership_id uuid not null,
	id uuid not null,
	measure text not null check (measure in ('attendance', 'viewers', 'reach')),
	qualifier text not null check (qualifier in ('exactly', 'about', 'at_least', 'up_to', 'between')),
	low bigint check (low >= 0),
	high bigint check (high >= low),
	method text not null check (method in ('counted', 'signed_list', 'tickets', 'gate_count', 'density_estimate',
		'organiser_statement', 'media_report', 'platform_statistics', 'unknown')),
	source_name text not null,
	source_url text,
	claimed_on date,
	note text,
	entered_at timestamptz(3) not null,
	entered_by uuid,
	withdrawn_at timestamptz(3),
	withdrawn_by uuid,
	withdrawn_reason text,
	primary key (partnership_id, id),
	foreign key (partnership_id, id) references record (partnership_id, id) on delete cascade,
	check (low is not null or high is not null)
);

-- One figure may speak of several events together (a march and the concert after it).
create table claim_event (
	partnership_id uuid not null,
	claim_id uuid not null,
	event_id uuid not null,
	primary key (partnership_id, claim_id, event_id),
	foreign key (partnership_id, claim_id) references claim (partnership_id, id) on delete cascade,
	foreign key (partnership_id, event_id) references event (partnership_id, id) on delete cascade
);
create index claim_event_of_event on claim_event (partnership_id, event_id);

create table reported_claim (
	partnership_id uuid not null,
	event_id uuid not null,
	measure text not null,
	claim_id uuid not null,
	reason text not null,
	marked_at timestamptz(3) not null,
	marked_by uuid,
	primary key (partnership_id, event_id, measure),
	foreign key (partnership_id, claim_id, event_id) references claim_event (partnership_id, claim_id, event_id) on delete cascade
);
