-- Who may use the desk. Nothing of the ledger is here, and no secret stands as it is: passwords as Argon2id, sessions and
-- tokens as SHA-256 of 256 random bits.
CREATE TABLE accounts (
    name TEXT PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('reader', 'coder', 'adjudicator', 'admin')),
    password TEXT,
    added_at TEXT NOT NULL,
    removed_at TEXT,
    seen_at TEXT
) STRICT;

CREATE TABLE sessions (
    mark TEXT PRIMARY KEY,
    name TEXT NOT NULL REFERENCES accounts,
    began_at TEXT NOT NULL,
    seen_at TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_of_name ON sessions (name);

CREATE TABLE tokens (
    id TEXT PRIMARY KEY,
    mark TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL REFERENCES accounts,
    label TEXT NOT NULL,
    made_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    used_at TEXT
) STRICT;
CREATE INDEX tokens_of_name ON tokens (name);

-- Failed sign-ins in a row, by name and by the address that they came from.
CREATE TABLE tries (
    who TEXT PRIMARY KEY,
    failed INTEGER NOT NULL,
    last_at TEXT NOT NULL,
    wait_until TEXT NOT NULL
) STRICT;

-- What was done to accounts, by whom and when: only ever added to.
CREATE TABLE acts (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    act TEXT NOT NULL,
    name TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
CREATE TRIGGER acts_never_change BEFORE UPDATE ON acts BEGIN SELECT RAISE(ABORT, 'acts are never changed'); END;
CREATE TRIGGER acts_never_go BEFORE DELETE ON acts BEGIN SELECT RAISE(ABORT, 'acts are never deleted'); END;
