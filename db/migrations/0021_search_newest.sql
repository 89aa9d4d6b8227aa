-- A common word is found in many records: the newest are then read first instead of all of them.
drop index search_by_language;
create index search_newest on search_entry (language, happens_on desc nulls last);
