-- The two colours of a partnership's bridge, one for each shore; without them it has the product's own.
alter table partnership
	add column left_colour text check (left_colour in ('teal', 'orange', 'red', 'yellow', 'green', 'blue', 'violet', 'pink')),
	add column right_colour text check (right_colour in ('teal', 'orange', 'red', 'yellow', 'green', 'blue', 'violet', 'pink'));
