-- Words of titles and resolutions, as people search them.
create index text_version_by_words on text_version using gin (search_vector(text));

-- The orders of lists: of everything, and of the few that are open among the many that are not.
create index ticket_by_priority on ticket (priority, started_at, id);
create index ticket_open_by_opening on ticket (opened_at, id) where status in ('new', 'in-work', 'waiting');
