-- What was erased for good, by random ids only: kept outside of backups too, so that restoring one erases it again.
create table ledger_entry (
	id uuid primary key,
	-- A kind that a feature gave it, or 'begun': from then on everything is noted.
	what text not null,
	scope_id uuid,
	subject_id uuid,
	at timestamptz(3) not null
);
create index ledger_entry_at on ledger_entry (at);
-- Random, but for its time: everything that is erased from here on is noted.
insert into ledger_entry (id, what, at) values (gen_random_uuid(), 'begun', now());
