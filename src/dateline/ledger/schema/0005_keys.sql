-- Under which keys the tellings of a coding lie that a linker has compared. A block is the key's period and the start
-- of its hash, so that the tellings of one time lie together in the file.
DROP TABLE blocks;
CREATE TABLE blocks (
    block INTEGER NOT NULL,
    coding INTEGER NOT NULL REFERENCES codings,
    position INTEGER NOT NULL REFERENCES linkings,
    PRIMARY KEY (block, coding, position)
) STRICT, WITHOUT ROWID;
