-- How places at an event are given: who may register and when, what there is, and what is asked.
create table registration_setting (
	partnership_id uuid not null,
	event_id uuid not null,
	mode text not null check (mode in ('none', 'open', 'approval', 'invitation')),
	protection text not null check (protection in ('protected', 'ordinary')),
	opens_at timestamptz(3),
	closes_at timestamptz(3),
	waiting_list text not null check (waiting_list in ('off', 'first_come', 'lottery')),
	offer_hours smallint not null check (offer_hours between 1 and 336),
	most_in_group smallint not null check (most_in_group between 1 and 30),
	asks_contact boolean not null,
	is_discreet boolean not null,
	retention_days smallint not null check (retention_days between 1 and 90),
	least_count smallint not null check (least_count between 3 and 50),
	revision integer not null default 1,
	primary key (partnership_id, event_id),
	foreign key (partnership_id, event_id) references event (partnership_id, id) on delete cascade,
	check (closes_at > opens_at)
);

-- Room that products draw on together. Where capacity is null everybody fits and nothing is counted;
-- lowering it below what is taken stops further places and shows the overhang.
create table quota (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	position integer not null,
	capacity integer check (capacity >= 0),
	taken integer not null default 0 check (taken >= 0),
	primary key (partnership_id, id),
	foreign key (partnership_id, id) references record (partnership_id, id) on delete cascade,
	foreign key (partnership_id, event_id) references registration_setting (partnership_id, event_id) on delete cascade
);
create index quota_of_event on quota (partnership_id, event_id);

-- What a person takes: one place of a kind, and add-ons such as a workshop.
create table product (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	position integer not null,
	kind text not null check (kind in ('place', 'add_on')),
	attendance text not null check (attendance in ('on_site', 'online')),
	withdrawn_at timestamptz(3),
	primary key (partnership_id, id),
	foreign key (partnership_id, id) references record (partnership_id, id) on delete cascade,
	foreign key (partnership_id, event_id) references registration_setting (partnership_id, event_id) on delete cascade
);
create index product_of_event on product (partnership_id, event_id);

create table product_quota (
	partnership_id uuid not null,
	product_id uuid not null,
	quota_id uuid not null,
	primary key (partnership_id, product_id, quota_id),
	foreign key (partnership_id, product_id) references product (partnership_id, id) on delete cascade,
	foreign key (partnership_id, quota_id) references quota (partnership_id, id) on delete cascade
);

-- How many places each partner may invite to, where only the invited may come.
create table seat_share (
	partnership_id uuid not null,
	event_id uuid not null,
	partner_id uuid not null,
	seats smallint not null check (seats between 0 and 1000),
	primary key (partnership_id, event_id, partner_id),
	foreign key (partnership_id, event_id) references registration_setting (partnership_id, event_id) on delete cascade,
	foreign key (partnership_id, partner_id) references partner (partnership_id, id) on delete cascade
);
