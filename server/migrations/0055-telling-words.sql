-- What a ticket tells of: the stems of the words of its title and of the first message, in Russian and English, without what names only this one case
-- (addresses, telephones, inventory numbers). Similar tickets are found by them.
create function telling_words(text text) returns text[] language sql immutable parallel safe
  return (select coalesce(array_agg(word order by word), '{}') from unnest(tsvector_to_array(search_vector(left(text, 1000)))) word
    where length(word) between 2 and 40 and word !~ '[@/]|\d{6}|^-?\d{1,2}$');

create table ticket_words (
  ticket_id uuid primary key references ticket,
  words text[] not null
);
create index ticket_words_by_word on ticket_words using gin (words);
-- The statistics of the planner tell which words are common: so many of them that the rest is rare.
alter table ticket_words alter column words set statistics 1000;
insert into ticket_words (ticket_id, words)
  select t.id, telling_words(title.text || ' ' || coalesce(told.text, ''))
  from ticket t join text_version title on title.id = t.title_id
  left join lateral (select left(m.text, 1000) as text from ticket_conversation c join message m on m.conversation_id = c.conversation_id
    where c.ticket_id = t.id and c.unlinked_at is null and m.direction = 'in' order by m.at, m.id limit 1) told on true;

create index ticket_by_asset on ticket (asset_id, resolved_at) where asset_id is not null;
