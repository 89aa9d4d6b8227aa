-- Whom a list at the door admits may depend on the day: one of the event's own, or whenever an event of the festival is.
alter table door_list
	add column day smallint check (day between 1 and 366),
	add column sub_event_id uuid,
	add foreign key (partnership_id, sub_event_id) references event (partnership_id, id) on delete cascade,
	add check (day is null or sub_event_id is null);
