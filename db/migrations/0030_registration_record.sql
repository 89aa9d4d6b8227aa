-- What registration adds to an event has texts in each language, and so is a record as well.
alter table record drop constraint record_kind_check;
alter table record add constraint record_kind_check check (kind in ('partnership', 'partner', 'funder',
	'grant', 'activity_group', 'activity', 'deliverable', 'picture', 'event', 'stop', 'programme_item',
	'claim', 'indicator', 'indicator_value', 'report', 'amendment', 'quota', 'product', 'question',
	'question_option', 'door_list'));
