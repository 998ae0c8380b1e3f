-- The shelf: every incident as the log gives it, from a position (included) until another (not included), ready to be
-- listed. Derived from the log and nothing else, written after it, and thrown away and made again at any time.
CREATE TABLE shelf_state (
    position INTEGER NOT NULL,
    made TEXT NOT NULL,
    turn INTEGER NOT NULL,
    clean INTEGER NOT NULL
) STRICT;

-- What lists ask by. ``day`` is the first day, '~' where there is none; ``fresh`` the day of the last change or telling.
CREATE TABLE shelf (
    line INTEGER PRIMARY KEY,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    id TEXT NOT NULL,
    day TEXT NOT NULL,
    last TEXT NOT NULL,
    role TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    lat REAL,
    lon REAL,
    km REAL,
    killed INTEGER,
    disputed INTEGER NOT NULL,
    sensitive INTEGER NOT NULL,
    fresh TEXT NOT NULL,
    stance TEXT NOT NULL,
    unheld TEXT,
    claims INTEGER NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL
) STRICT;
CREATE INDEX shelf_by_day ON shelf (until, day, id);
CREATE INDEX shelf_by_country ON shelf (until, country, day, id);
CREATE INDEX shelf_by_id ON shelf (id, until);
CREATE INDEX shelf_by_start ON shelf (since);

-- The whole record, deflated, with what its story says of itself.
CREATE TABLE shelf_records (
    line INTEGER PRIMARY KEY,
    record BLOB NOT NULL
) STRICT;

-- Every mention of an incident, those of replaced versions too.
CREATE TABLE shelf_mentions (
    mention TEXT NOT NULL,
    line INTEGER NOT NULL
) STRICT;
CREATE INDEX shelf_mentions_by_id ON shelf_mentions (mention, line);
CREATE INDEX shelf_mentions_by_line ON shelf_mentions (line);

-- Headlines and quotes, without regard to letter case.
CREATE TABLE shelf_words (
    line INTEGER PRIMARY KEY,
    words TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE shelf_index USING fts5 (
    words, content='shelf_words', content_rowid='line', tokenize='trigram case_sensitive 1', detail='none'
);

-- How many claims on each field an incident rests on.
CREATE TABLE shelf_told (
    line INTEGER NOT NULL,
    field TEXT NOT NULL,
    number INTEGER NOT NULL
) STRICT;
CREATE INDEX shelf_told_of_line ON shelf_told (line, field, number);

-- What is left for a person to decide: rank 0 and 1 are conflicts of main and background incidents, 2 doubtful claims.
CREATE TABLE shelf_questions (
    line INTEGER NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    place TEXT NOT NULL,
    field TEXT NOT NULL,
    claims TEXT NOT NULL,
    sensitive INTEGER NOT NULL
) STRICT;
CREATE INDEX shelf_questions_by_rank ON shelf_questions (until, rank, place);
CREATE INDEX shelf_questions_of_line ON shelf_questions (line);

-- What an event changed in an incident, under the name that it had right after; deflated, ``number`` changes.
CREATE TABLE shelf_changes (
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    number INTEGER NOT NULL,
    fields TEXT NOT NULL,
    changes BLOB NOT NULL
) STRICT;
CREATE INDEX shelf_changes_by_position ON shelf_changes (position, name, number, fields);
CREATE INDEX shelf_changes_of_name ON shelf_changes (name, position);

-- What became of an input is asked by the capture.
CREATE INDEX outcomes_of_capture ON outcomes (capture, position);
CREATE INDEX articles_of_capture ON articles (capture, position);
