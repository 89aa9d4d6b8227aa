-- The calendar asks which events of several days are still under way when a month begins.
create index event_under_way on event using gist (daterange(starts_on, ends_on, '[]')) where ends_on > starts_on;
