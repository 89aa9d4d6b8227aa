-- What a participant is asked: each question says why, how long the answer is kept and who may open it.
create table question (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	position integer not null,
	kind text not null check (kind in ('name', 'text', 'choice', 'number', 'consent')),
	is_required boolean not null,
	retention_days smallint not null check (retention_days between 0 and 90),
	opened_by text not null check (opened_by in ('key_holders', 'coordinators')),
	withdrawn_at timestamptz(3),
	primary key (partnership_id, id),
	foreign key (partnership_id, id) references record (partnership_id, id) on delete cascade,
	foreign key (partnership_id, event_id) references registration_setting (partnership_id, event_id) on delete cascade
);
create index question_of_event on question (partnership_id, event_id);

create table question_option (
	partnership_id uuid not null,
	id uuid not null,
	question_id uuid not null,
	position integer not null,
	primary key (partnership_id, id),
	foreign key (partnership_id, id) references record (partnership_id, id) on delete cascade,
	foreign key (partnership_id, question_id) references question (partnership_id, id) on delete cascade
);
create index option_of_question on question_option (partnership_id, question_id);
