-- Feeds ask for what was published last, of the whole instance.
create index publication_newest on publication (published_at desc);
