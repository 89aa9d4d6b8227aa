-- Who is asked to run the instance beside its operators; the right itself is a row of operator.
create table operator_invitation (
	id uuid primary key,
	email text not null,
	language text not null check (language in ('en', 'lt', 'nb')),
	token_hash bytea not null unique,
	invited_at timestamptz(3) not null,
	invited_by uuid,
	expires_at timestamptz(3) not null,
	accepted_at timestamptz(3),
	accepted_by uuid,
	withdrawn_at timestamptz(3)
);

-- A file's address names the attachment alone.
create unique index attachment_id on attachment (id);
