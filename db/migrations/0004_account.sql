-- People who work on a partnership. account, session, credential, verification and passkey are
-- written by the sign-in library; ids are ours.
create table account (
	id uuid primary key,
	name text not null,
	email text not null unique,
	email_verified boolean not null default false,
	image text,
	language text not null default 'en' check (language in ('en', 'lt', 'nb')),
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);
create table session (
	id uuid primary key,
	token text not null unique,
	account_id uuid not null references account (id) on delete cascade,
	expires_at timestamptz not null,
	ip_address text,
	user_agent text,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);
create index session_of_account on session (account_id);
create table credential (
	id uuid primary key,
	account_id uuid not null references account (id) on delete cascade,
	provider_id text not null,
	provider_account_id text not null,
	access_token text,
	refresh_token text,
	id_token text,
	access_token_expires_at timestamptz,
	refresh_token_expires_at timestamptz,
	scope text,
	password text,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);
create table verification (
	id uuid primary key,
	identifier text not null,
	value text not null,
	expires_at timestamptz not null,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);
create index verification_identifier on verification (identifier);
create table passkey (
	id uuid primary key,
	name text,
	public_key text not null,
	account_id uuid not null references account (id) on delete cascade,
	credential_id text not null unique,
	counter integer not null,
	device_type text not null,
	backed_up boolean not null,
	transports text,
	aaguid text,
	created_at timestamptz default now()
);
create index passkey_of_account on passkey (account_id);

create table operator (
	account_id uuid primary key references account (id) on delete cascade,
	since timestamptz(3) not null
);
