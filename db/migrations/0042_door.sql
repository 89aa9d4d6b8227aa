-- At the door: what people are admitted to, the telephones that do it, and what those saw. No name anywhere.
create table door_list (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	position integer not null,
	product_id uuid,
	capacity integer check (capacity >= 1),
	primary key (partnership_id, id),
	foreign key (partnership_id, id) references record (partnership_id, id) on delete cascade,
	foreign key (partnership_id, event_id) references event (partnership_id, id) on delete cascade,
	foreign key (partnership_id, product_id) references product (partnership_id, id)
);
create index door_list_of_event on door_list (partnership_id, event_id);

-- A device is a post ('north door'), never a person; only a keyed hash of its token is kept.
create table door_device (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	post text not null check (length(post) between 1 and 60),
	token_mark bytea not null unique check (octet_length(token_mark) = 32),
	made_at timestamptz(3) not null,
	made_by uuid,
	seen_at timestamptz(3),
	revoked_at timestamptz(3),
	primary key (partnership_id, id),
	foreign key (partnership_id, event_id) references event (partnership_id, id) on delete cascade
);
create index door_device_of_event on door_device (partnership_id, event_id);

-- Ids come from the device, so that what is sent again after a lost answer counts once.
create table scan (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	list_id uuid not null,
	device_id uuid not null,
	ticket bytea not null check (octet_length(ticket) = 5),
	direction text not null check (direction in ('in', 'out')),
	scanned_at timestamptz(3) not null,
	received_at timestamptz(3) not null,
	primary key (partnership_id, id),
	foreign key (partnership_id, list_id) references door_list (partnership_id, id) on delete cascade,
	foreign key (partnership_id, device_id) references door_device (partnership_id, id) on delete cascade
);
create index scan_of_list on scan (partnership_id, list_id, ticket, scanned_at);

-- What a steward counted in a sector: a range, for nobody counts a crowd exactly.
create table head_count (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	device_id uuid not null,
	sector text not null check (length(sector) between 1 and 60),
	low integer not null check (low >= 0),
	high integer not null check (high between low and 1000000),
	counted_at timestamptz(3) not null,
	received_at timestamptz(3) not null,
	primary key (partnership_id, id),
	foreign key (partnership_id, event_id) references event (partnership_id, id) on delete cascade,
	foreign key (partnership_id, device_id) references door_device (partnership_id, id) on delete cascade
);
create index head_count_of_event on head_count (partnership_id, event_id, sector, counted_at desc);
