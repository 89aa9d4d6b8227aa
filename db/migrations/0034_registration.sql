-- A link for the guests of one partner, where only the invited may come; used counts in the write itself.
create table registration_invitation (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	partner_id uuid,
	token_hash bytea not null unique check (octet_length(token_hash) = 32),
	seats smallint not null check (seats between 1 and 1000),
	used smallint not null default 0 check (used >= 0),
	made_at timestamptz(3) not null,
	made_by uuid,
	withdrawn_at timestamptz(3),
	primary key (partnership_id, id),
	foreign key (partnership_id, event_id) references registration_setting (partnership_id, event_id) on delete cascade,
	foreign key (partnership_id, partner_id) references partner (partnership_id, id)
);

-- One person's place, without the person: who knows the claim code whose keyed hash stands here has it.
-- The places of a group share group_id, which is the id of its first place.
create table registration (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	product_id uuid not null,
	group_id uuid not null,
	position smallint not null check (position between 1 and 30),
	state text not null check (state in ('requested', 'confirmed', 'waiting', 'offered', 'declined', 'cancelled', 'lapsed')),
	lookup bytea not null unique check (octet_length(lookup) = 32),
	request_mark bytea not null check (octet_length(request_mark) = 32),
	ticket bytea not null check (octet_length(ticket) = 5),
	language text not null check (language in ('en', 'lt', 'nb')),
	sealed_contact bytea,
	contact_mark bytea,
	invitation_id uuid,
	taken_at timestamptz(3) not null,
	waiting_rank double precision,
	offered_until timestamptz(3),
	ended_at timestamptz(3),
	revision integer not null default 1,
	primary key (partnership_id, id),
	unique (partnership_id, event_id, request_mark, position),
	unique (partnership_id, event_id, ticket),
	foreign key (partnership_id, event_id) references registration_setting (partnership_id, event_id),
	foreign key (partnership_id, product_id) references product (partnership_id, id),
	foreign key (partnership_id, invitation_id) references registration_invitation (partnership_id, id),
	check ((state = 'offered') = (offered_until is not null)),
	check ((state in ('declined', 'cancelled', 'lapsed')) = (ended_at is not null))
);
create index registration_of_event on registration (partnership_id, event_id, state);
create index registration_of_group on registration (partnership_id, group_id);
create index registration_of_contact on registration (partnership_id, event_id, contact_mark) where contact_mark is not null;
create index registration_waiting on registration (partnership_id, event_id, waiting_rank, taken_at) where state = 'waiting';
create index registration_offered on registration (offered_until) where state = 'offered';
