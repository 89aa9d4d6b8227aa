-- For which occasions everybody at an event has had the letter queued, and up to when: a round looks only at
-- those whose place or address came since, however many there are.
create table letter_occasion (
	partnership_id uuid not null,
	event_id uuid not null,
	kind text not null check (kind in ('event_changed', 'event_cancelled', 'reminder', 'thanks')),
	occasion text not null,
	queued_until timestamptz(3) not null,
	primary key (partnership_id, event_id, kind, occasion),
	foreign key (partnership_id, event_id) references event (partnership_id, id) on delete cascade
);

-- The letters of single people, by which those who came since are found.
create index participant_letter_newest on participant_letter (partnership_id, event_id, queued_at)
	where kind not in ('event_changed', 'event_cancelled', 'reminder', 'thanks');
