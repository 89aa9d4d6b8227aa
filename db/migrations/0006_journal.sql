-- What happened, written in the transaction that did it. Each partnership has its own chain;
-- the instance's chain has the nil id. A row's hash covers the row and the hash before it.
create table journal_head (
	chain uuid primary key,
	number bigint not null,
	hash bytea not null
);

create table journal_entry (
	chain uuid not null,
	number bigint not null,
	at timestamptz(3) not null,
	actor uuid,
	command text not null,
	record_id uuid,
	record_kind text,
	changes jsonb not null,
	previous_hash bytea not null,
	hash bytea not null,
	primary key (chain, number)
);
create index journal_of_record on journal_entry (chain, record_id, number desc);

create function refuse_journal_change() returns trigger language plpgsql as $$
begin
	raise exception 'the journal is append-only';
end $$;

create trigger journal_is_append_only before update or delete on journal_entry
	for each row execute function refuse_journal_change();
create trigger journal_is_never_emptied before truncate on journal_entry
	for each statement execute function refuse_journal_change();
