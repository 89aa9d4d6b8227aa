-- The proof that something was forgotten: what kind, how many, when it was due and when it was done. Never whom.
create table erasure (
	partnership_id uuid not null references partnership (id),
	id uuid not null,
	event_id uuid not null,
	kind text not null check (kind in ('answers', 'contacts', 'places', 'event_key', 'on_request')),
	number integer not null check (number >= 0),
	due_at timestamptz(3) not null,
	done_at timestamptz(3) not null,
	primary key (partnership_id, id)
);
create index erasure_of_event on erasure (partnership_id, event_id, done_at desc);

-- What remains of the places of an event when they are forgotten: totals for counts.ts, which still hides small ones.
create table place_total (
	partnership_id uuid not null,
	event_id uuid not null,
	what text not null,
	number integer not null check (number >= 0),
	counted_at timestamptz(3) not null,
	primary key (partnership_id, event_id, what),
	foreign key (partnership_id, event_id) references event (partnership_id, id) on delete cascade
);
