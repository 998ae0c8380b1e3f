-- Under which keys a coding lies that a linker has compared: the start of the key's hash, and the period that it is of.
DROP TABLE blocks;
CREATE TABLE blocks (
    block INTEGER NOT NULL,
    period INTEGER NOT NULL,
    coding INTEGER NOT NULL REFERENCES codings,
    position INTEGER NOT NULL REFERENCES linkings,
    PRIMARY KEY (block, period, coding, position)
) STRICT, WITHOUT ROWID;

-- Which codings a linker has compared, and up to where.
CREATE INDEX linkings_by_linker ON linkings (linker, coding);
