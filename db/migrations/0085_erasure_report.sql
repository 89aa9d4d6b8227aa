-- What a team had erased of an event's or a partner's people before its time: how many rows of each table led to them
-- before and how many do now. Whose they were is not in it.
create table erasure_report (
	partnership_id uuid not null references partnership,
	id uuid not null,
	event_id uuid,
	partner_id uuid,
	people integer not null check (people >= 0),
	parts jsonb not null,
	done_at timestamptz(3) not null,
	primary key (partnership_id, id),
	foreign key (partnership_id, event_id) references event (partnership_id, id) on delete cascade,
	foreign key (partnership_id, partner_id) references partner (partnership_id, id) on delete cascade,
	check (num_nonnulls(event_id, partner_id) = 1)
);
