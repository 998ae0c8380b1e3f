-- What was recorded, in the order of recording. Nothing here is ever changed or taken away.
-- The long body comes last, so that kinds, digests and seals are read without it.
CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    seal BLOB NOT NULL CHECK (length(seal) = 32),
    body TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_kind ON events (kind);

-- The bytes as captured, once each, deflated.
CREATE TABLE snapshots (
    id TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    packed BLOB NOT NULL
) STRICT;

-- An insert trigger too: INSERT OR REPLACE takes a row away without firing a delete trigger.
CREATE TRIGGER events_only_at_the_end BEFORE INSERT ON events
WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM events)
BEGIN SELECT RAISE(ABORT, 'events are only added at the end'); END;
CREATE TRIGGER events_never_change BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_never_go BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER snapshots_only_once BEFORE INSERT ON snapshots
WHEN EXISTS (SELECT 1 FROM snapshots WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a snapshot is stored once'); END;
CREATE TRIGGER snapshots_never_change BEFORE UPDATE ON snapshots
BEGIN SELECT RAISE(ABORT, 'snapshots are never changed'); END;
CREATE TRIGGER snapshots_never_go BEFORE DELETE ON snapshots
BEGIN SELECT RAISE(ABORT, 'snapshots are never deleted'); END;

-- The read tables. Each row is derived from the event at its position; the whole content stays in the event's body.
CREATE TABLE captures (
    position INTEGER PRIMARY KEY REFERENCES events,
    id TEXT NOT NULL UNIQUE,
    snapshot TEXT NOT NULL REFERENCES snapshots (id),
    url TEXT
) STRICT;
CREATE INDEX captures_of_snapshot ON captures (snapshot);

CREATE TABLE observations (
    position INTEGER PRIMARY KEY REFERENCES events,
    capture INTEGER NOT NULL REFERENCES captures,
    origin TEXT NOT NULL,
    day TEXT NOT NULL,
    UNIQUE (capture, origin, day)
) STRICT;

CREATE TABLE articles (
    position INTEGER PRIMARY KEY REFERENCES events,
    id TEXT NOT NULL,
    capture INTEGER NOT NULL REFERENCES captures,
    published TEXT,
    outlet TEXT,
    address TEXT,
    title TEXT,
    language TEXT NOT NULL,
    UNIQUE (id, capture)
) STRICT;
CREATE INDEX articles_by_address ON articles (address) WHERE address IS NOT NULL;

CREATE TABLE outcomes (
    position INTEGER PRIMARY KEY REFERENCES events,
    id TEXT NOT NULL UNIQUE,
    capture INTEGER NOT NULL REFERENCES captures,
    kind TEXT NOT NULL,
    article TEXT
) STRICT;

CREATE TABLE codings (
    position INTEGER PRIMARY KEY REFERENCES events,
    id TEXT NOT NULL UNIQUE,
    article TEXT NOT NULL,
    coder_name TEXT NOT NULL,
    coder_version TEXT NOT NULL,
    coder_config TEXT NOT NULL,
    relevant INTEGER NOT NULL
) STRICT;
CREATE INDEX codings_of_article ON codings (article);

CREATE TABLE mentions (
    position INTEGER PRIMARY KEY REFERENCES events,
    id TEXT NOT NULL,
    coding INTEGER NOT NULL REFERENCES codings,
    role TEXT NOT NULL,
    UNIQUE (id, coding)
) STRICT;
CREATE INDEX mentions_of_coding ON mentions (coding);

CREATE TABLE claims (
    position INTEGER PRIMARY KEY REFERENCES events,
    id TEXT NOT NULL,
    mention INTEGER NOT NULL REFERENCES mentions,
    field TEXT NOT NULL
) STRICT;
CREATE INDEX claims_by_id ON claims (id);
CREATE INDEX claims_of_mention ON claims (mention);

CREATE TABLE rejections (
    position INTEGER PRIMARY KEY REFERENCES events,
    coding INTEGER NOT NULL REFERENCES codings,
    kind TEXT NOT NULL
) STRICT;
CREATE INDEX rejections_of_coding ON rejections (coding);

CREATE TABLE refusals (
    position INTEGER PRIMARY KEY REFERENCES events,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL
) STRICT;

CREATE TABLE judgements (
    position INTEGER PRIMARY KEY REFERENCES events,
    id TEXT NOT NULL,
    left_mention TEXT NOT NULL,
    right_mention TEXT NOT NULL,
    verdict TEXT NOT NULL,
    maker TEXT NOT NULL
) STRICT;
CREATE INDEX judgements_by_id ON judgements (id);
CREATE INDEX judgements_of_pair ON judgements (left_mention, right_mention);
CREATE INDEX judgements_of_right ON judgements (right_mention);

-- Which codings a linker has compared, and the blocks under which their mentions lie and look.
CREATE TABLE linkings (
    position INTEGER PRIMARY KEY REFERENCES events,
    id TEXT NOT NULL UNIQUE,
    coding INTEGER NOT NULL REFERENCES codings,
    linker TEXT NOT NULL
) STRICT;

CREATE TABLE blocks (
    position INTEGER NOT NULL REFERENCES linkings,
    mention INTEGER NOT NULL REFERENCES mentions,
    linker TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('lies', 'looks')),
    block TEXT NOT NULL
) STRICT;
CREATE INDEX blocks_of_mentions ON blocks (block, side, linker, mention);

CREATE TABLE runs (
    position INTEGER PRIMARY KEY REFERENCES events,
    id TEXT NOT NULL UNIQUE,
    finished INTEGER REFERENCES events
) STRICT;
