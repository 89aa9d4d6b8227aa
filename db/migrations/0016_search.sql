-- What the public may find, one row a published record and language, filled when it is published.
create table search_entry (
	partnership_id uuid not null references partnership (id),
	record_id uuid not null,
	language text not null check (language in ('en', 'lt', 'nb')),
	kind text not null,
	path text not null,
	title text not null,
	body text not null,
	happens_on date,
	words tsvector not null,
	primary key (partnership_id, record_id, language)
);
create index search_words on search_entry using gin (words);
create index search_by_language on search_entry (language, happens_on);
