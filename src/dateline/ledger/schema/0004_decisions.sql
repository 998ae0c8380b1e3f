-- What people decided, in the order of deciding: decisions, corrections, rulings and undos.
CREATE TABLE decisions (
    position INTEGER PRIMARY KEY REFERENCES events,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    key TEXT UNIQUE
) STRICT;

-- The mentions that each of them speaks of; an undo speaks of what the undone one spoke of.
CREATE TABLE decided (
    position INTEGER NOT NULL REFERENCES decisions,
    mention TEXT NOT NULL
) STRICT;
CREATE INDEX decided_on_mention ON decided (mention, position);
CREATE INDEX decided_at ON decided (position);
