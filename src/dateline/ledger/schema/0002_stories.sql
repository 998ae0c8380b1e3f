-- Under which keys and day other versions of an article are looked for.
CREATE TABLE story_keys (
    position INTEGER NOT NULL REFERENCES articles,
    key TEXT NOT NULL,
    day TEXT NOT NULL
) STRICT;
CREATE INDEX story_keys_by_key ON story_keys (key, day);

-- Articles of one outlet that tell one story; a row for each side.
CREATE TABLE stories (
    position INTEGER NOT NULL REFERENCES events,
    id TEXT NOT NULL,
    article TEXT NOT NULL,
    other TEXT NOT NULL
) STRICT;
CREATE INDEX stories_of_article ON stories (article);
