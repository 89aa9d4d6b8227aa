-- When an account was used for the first time: until then the instance prints its first link again,
-- and the team sees who has never come.
alter table account add column first_signed_in_at timestamptz(3);
