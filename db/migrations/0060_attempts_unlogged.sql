-- Counting an attempt waits for no disk, and who tried what is in no log of the database and no backup made
-- from it. A crash forgets the counts, which costs nothing but a new start of the count.
alter table rate_limit set unlogged;
