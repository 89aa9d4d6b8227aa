-- Keys that the server can't use. A key holder's private key is wrapped in the browser by a passphrase
-- or a passkey; an event's private key, whole or in shares, is sealed to each holder's public key.
create table holder_key (
	partnership_id uuid not null references partnership (id),
	id uuid not null,
	account_id uuid not null,
	public_key bytea not null check (octet_length(public_key) = 32),
	method text not null check (method in ('passphrase', 'passkey')),
	wrapping jsonb not null,
	wrapped_key bytea not null,
	made_at timestamptz(3) not null,
	ended_at timestamptz(3),
	primary key (partnership_id, id)
);
create unique index one_holder_key on holder_key (partnership_id, account_id) where ended_at is null;

create table event_key (
	partnership_id uuid not null references partnership (id),
	id uuid not null,
	event_id uuid not null,
	public_key bytea not null check (octet_length(public_key) = 32),
	threshold smallint not null check (threshold between 1 and 5),
	made_at timestamptz(3) not null,
	made_by uuid,
	destroyed_at timestamptz(3),
	primary key (partnership_id, id),
	foreign key (partnership_id, event_id) references record (partnership_id, id) on delete cascade
);
create unique index one_event_key on event_key (partnership_id, event_id) where destroyed_at is null;

create table event_key_share (
	partnership_id uuid not null,
	event_key_id uuid not null,
	holder_key_id uuid not null,
	sealed_share bytea not null,
	given_at timestamptz(3) not null,
	given_by uuid,
	primary key (partnership_id, event_key_id, holder_key_id),
	foreign key (partnership_id, event_key_id) references event_key (partnership_id, id) on delete cascade,
	foreign key (partnership_id, holder_key_id) references holder_key (partnership_id, id)
);

-- A list is opened for a purpose and for half an hour; every member of the team can read who did.
create table opening (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	event_key_id uuid not null,
	holder_key_id uuid not null,
	account_id uuid not null,
	purpose text not null check (length(purpose) between 3 and 500),
	asked_at timestamptz(3) not null,
	ends_at timestamptz(3) not null,
	closed_at timestamptz(3),
	primary key (partnership_id, id),
	foreign key (partnership_id, event_key_id) references event_key (partnership_id, id) on delete cascade,
	foreign key (partnership_id, holder_key_id) references holder_key (partnership_id, id)
);
create index opening_of_event on opening (partnership_id, event_id, asked_at desc);

-- Where two must open together, the second seals the own share to the first for this opening alone.
create table opening_share (
	partnership_id uuid not null,
	opening_id uuid not null,
	holder_key_id uuid not null,
	sealed_share bytea not null,
	given_at timestamptz(3) not null,
	primary key (partnership_id, opening_id, holder_key_id),
	foreign key (partnership_id, opening_id) references opening (partnership_id, id) on delete cascade
);
