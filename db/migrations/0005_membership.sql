-- Who may do what in a partnership, how they are invited, and what they typed but have not sent.
create table membership (
	partnership_id uuid not null references partnership (id),
	account_id uuid not null references account (id) on delete cascade,
	role text not null check (role in ('coordinator', 'partner_officer', 'viewer')),
	partner_id uuid,
	since timestamptz(3) not null,
	primary key (partnership_id, account_id),
	foreign key (partnership_id, partner_id) references partner (partnership_id, id),
	check ((role = 'partner_officer') = (partner_id is not null))
);
create index membership_of_account on membership (account_id);

create table invitation (
	partnership_id uuid not null references partnership (id),
	id uuid not null,
	email text not null,
	role text not null check (role in ('coordinator', 'partner_officer', 'viewer')),
	partner_id uuid,
	language text not null check (language in ('en', 'lt', 'nb')),
	token_hash bytea not null unique,
	invited_at timestamptz(3) not null,
	invited_by uuid,
	expires_at timestamptz(3) not null,
	accepted_at timestamptz(3),
	accepted_by uuid,
	withdrawn_at timestamptz(3),
	primary key (partnership_id, id),
	foreign key (partnership_id, partner_id) references partner (partnership_id, id),
	check ((role = 'partner_officer') = (partner_id is not null))
);

create table form_draft (
	account_id uuid not null references account (id) on delete cascade,
	partnership_id uuid not null references partnership (id),
	form text not null check (length(form) <= 200),
	base_revision integer,
	fields jsonb not null,
	saved_at timestamptz(3) not null,
	primary key (account_id, partnership_id, form)
);

-- Mail waits here and is sent once; the operator sees it.
create table letter (
	id uuid primary key,
	partnership_id uuid references partnership (id),
	kind text not null,
	language text not null check (language in ('en', 'lt', 'nb')),
	recipient text not null,
	subject text not null,
	body text not null,
	queued_at timestamptz(3) not null,
	sent_at timestamptz(3),
	attempts integer not null default 0,
	last_error text
);
create index letter_waiting on letter (queued_at) where sent_at is null;
