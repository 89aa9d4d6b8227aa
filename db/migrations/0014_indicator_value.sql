-- Splits of a value by city, age band and the like, and the decisions that a value passes through.
create table indicator_cell (
	partnership_id uuid not null,
	value_id uuid not null,
	dimension text not null,
	category text not null,
	count integer not null check (count >= 0),
	primary key (partnership_id, value_id, dimension, category),
	foreign key (partnership_id, value_id) references indicator_value (partnership_id, id) on delete cascade
);

create table value_decision (
	partnership_id uuid not null,
	value_id uuid not null,
	position integer not null,
	decision text not null check (decision in ('submitted', 'returned', 'approved')),
	note text,
	decided_at timestamptz(3) not null,
	decided_by uuid,
	primary key (partnership_id, value_id, position),
	foreign key (partnership_id, value_id) references indicator_value (partnership_id, id) on delete cascade,
	check (decision <> 'returned' or note is not null)
);
