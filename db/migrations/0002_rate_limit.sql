-- How often somebody did something lately. The key is a keyed hash whose salt changes every day,
-- so that no row says who it was, and rows are removed within a day.
create table rate_limit (
	key bytea not null,
	window_start timestamptz not null,
	hits integer not null,
	primary key (key, window_start)
);
create index rate_limit_age on rate_limit (window_start);
