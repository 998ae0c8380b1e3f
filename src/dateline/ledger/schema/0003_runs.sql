-- Every coder that was met, once each, at the event that first named it.
CREATE TABLE coders (
    position INTEGER PRIMARY KEY REFERENCES events,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    config TEXT NOT NULL,
    UNIQUE (name, version, config)
) STRICT;

-- A run whose codings stand beside the others and count only when they are chosen has ``beside`` 1.
ALTER TABLE runs ADD COLUMN coder INTEGER REFERENCES coders;
ALTER TABLE runs ADD COLUMN beside INTEGER;
CREATE INDEX runs_of_coder ON runs (coder, beside, position);

-- A coding belongs to the last run of its coder that began before it.
ALTER TABLE codings ADD COLUMN coder INTEGER REFERENCES coders;
ALTER TABLE codings ADD COLUMN run INTEGER REFERENCES runs;
CREATE INDEX codings_of_run ON codings (run);
CREATE INDEX codings_of_coder ON codings (coder);

-- The runs whose coder was chosen to count, one after the other.
CREATE TABLE choices (
    position INTEGER PRIMARY KEY REFERENCES events,
    run INTEGER NOT NULL REFERENCES runs
) STRICT;
