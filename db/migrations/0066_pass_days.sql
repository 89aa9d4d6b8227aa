-- The days of its event on which a kind of place holds, the first being 1: a postponed event takes them along.
-- A kind without rows holds on every day.
create table product_day (
	partnership_id uuid not null,
	product_id uuid not null,
	day smallint not null check (day between 1 and 366),
	primary key (partnership_id, product_id, day),
	foreign key (partnership_id, product_id) references product (partnership_id, id) on delete cascade
);
