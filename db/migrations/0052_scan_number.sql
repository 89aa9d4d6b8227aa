-- Looks are numbered for each event in the order in which they are kept: a device that asks for those after
-- a number misses none and hears none twice, which a time of arrival could not promise.
create table door_tally (
	partnership_id uuid not null,
	event_id uuid not null,
	looks bigint not null check (looks >= 0),
	primary key (partnership_id, event_id),
	foreign key (partnership_id, event_id) references event (partnership_id, id) on delete cascade
);

alter table scan add column number bigint;
update scan set number = numbered.number
from (
	select partnership_id, id, row_number() over (partition by partnership_id, event_id order by received_at, id) as number
	from scan
) numbered
where numbered.partnership_id = scan.partnership_id and numbered.id = scan.id;
alter table scan alter column number set not null;
insert into door_tally (partnership_id, event_id, looks)
select partnership_id, event_id, max(number) from scan group by partnership_id, event_id;

create unique index scan_number on scan (partnership_id, event_id, number);
drop index scan_received;
