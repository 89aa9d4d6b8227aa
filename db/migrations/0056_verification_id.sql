-- The sign-in library takes what it locks by as the id of a row, and that is not always a UUID.
alter table verification alter column id type text;
