-- A letter to a participant: only that it is due and whether it left. Who gets it is opened from the
-- registration when it is sent, and its words are made then; occasion keeps the same letter from leaving twice.
create table participant_letter (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	registration_id uuid not null,
	kind text not null check (kind in ('confirmed', 'waiting', 'requested', 'declined', 'offer', 'again',
		'cancelled', 'event_changed', 'event_cancelled', 'reminder', 'thanks')),
	occasion text not null default '',
	queued_at timestamptz(3) not null,
	due_at timestamptz(3) not null,
	sent_at timestamptz(3),
	attempts smallint not null default 0,
	last_error text,
	primary key (partnership_id, id),
	unique (partnership_id, registration_id, kind, occasion),
	foreign key (partnership_id, registration_id) references registration (partnership_id, id) on delete cascade
);
create index participant_letter_due on participant_letter (due_at) where sent_at is null;
