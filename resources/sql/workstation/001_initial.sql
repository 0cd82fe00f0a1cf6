-- SPDX-License-Identifier: Apache-2.0
-- The workstation's memory. Everything about a person is in a column named body, brief or answer, sealed with
-- the data key and bound to its table and row. Times are UTC milliseconds.

-- What must be known before anybody has signed in (plain), and what is sealed.
CREATE TABLE setting (
    name   TEXT PRIMARY KEY,
    sealed INTEGER NOT NULL CHECK (sealed IN (0, 1)),
    value  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Catalogue, calendar, directory, policy as last published by the centre.
CREATE TABLE document (
    kind    TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    taken   INTEGER NOT NULL,
    body    BLOB NOT NULL
) STRICT;

-- Who may sign in offline. `person` is a salted hash of the account.
CREATE TABLE person_slot (
    person       BLOB PRIMARY KEY CHECK (length(person) = 32),
    slot         BLOB NOT NULL,
    valid_until  INTEGER NOT NULL,
    failures     INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
    locked_until INTEGER NOT NULL DEFAULT 0,
    last_seen    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The journal: only ever appended to. `n` is the place in the chain, `serial` the number the act used up.
CREATE TABLE journal (
    n      INTEGER PRIMARY KEY CHECK (n >= 1),
    id     BLOB NOT NULL CHECK (length(id) = 16),
    lane   BLOB NOT NULL CHECK (length(lane) = 16),
    seq    INTEGER NOT NULL CHECK (seq >= 1),
    made   INTEGER NOT NULL,
    serial INTEGER,
    hash   BLOB NOT NULL CHECK (length(hash) = 32),
    body   BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX journal_lane ON journal (lane, seq);
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;

-- Operations on which the centre's last word is still out. Every operation of the journal stands either here
-- or in `answered`.
CREATE TABLE outbox (
    n        INTEGER PRIMARY KEY REFERENCES journal (n),
    id       BLOB NOT NULL CHECK (length(id) = 16),
    lane     BLOB NOT NULL CHECK (length(lane) = 16),
    made     INTEGER NOT NULL,
    bytes    INTEGER NOT NULL CHECK (bytes > 0),
    needs    INTEGER NOT NULL CHECK (needs >= 0),
    -- With OR: for IN of three words and more SQLite would build a table at each change.
    state    TEXT NOT NULL CHECK (state = 'ready' OR state = 'sending' OR state = 'held' OR state = 'conflict' OR state = 'refused'),
    tries    INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    last_try INTEGER NOT NULL DEFAULT 0,
    next_try INTEGER NOT NULL DEFAULT 0,
    reason   TEXT NOT NULL DEFAULT '',
    answer   BLOB,
    CHECK ((state IN ('conflict', 'refused')) = (answer IS NOT NULL))
) STRICT;

CREATE TABLE answered (
    n       INTEGER PRIMARY KEY REFERENCES journal (n),
    state   TEXT NOT NULL CHECK (state IN ('applied', 'settled')),
    version INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    answer  BLOB
) STRICT;
CREATE INDEX answered_at ON answered (at);

CREATE TABLE operation_need (
    n    INTEGER NOT NULL REFERENCES journal (n),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (n, hash)
) STRICT, WITHOUT ROWID;

-- The workstation's signature under its chain head, at every hand-over and every hour.
CREATE TABLE chain_head (
    n         INTEGER PRIMARY KEY REFERENCES journal (n),
    hash      BLOB NOT NULL CHECK (length(hash) = 32),
    at        INTEGER NOT NULL,
    key_id    TEXT NOT NULL,
    signature BLOB NOT NULL
) STRICT;

-- Cases as they now look here. `version` is the centre's and counts, whatever the body says.
CREATE TABLE cases (
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    version INTEGER NOT NULL CHECK (version >= 0),
    updated INTEGER NOT NULL,
    brief   BLOB NOT NULL,
    body    BLOB NOT NULL
) STRICT;

-- While operations are under way: what they were made on, and what the centre has meanwhile.
CREATE TABLE case_side (
    id      BLOB NOT NULL CHECK (length(id) = 16),
    side    TEXT NOT NULL CHECK (side IN ('base', 'theirs')),
    version INTEGER NOT NULL,
    body    BLOB NOT NULL,
    PRIMARY KEY (id, side)
) STRICT;

CREATE TABLE draft (
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    person  BLOB NOT NULL CHECK (length(person) = 32),
    started INTEGER NOT NULL,
    saved   INTEGER NOT NULL,
    body    BLOB NOT NULL
) STRICT;

-- Numbers the centre reserved for this enrolment; everything below `next` is used up.
CREATE TABLE number_block (
    id          TEXT NOT NULL UNIQUE,
    first       INTEGER PRIMARY KEY CHECK (first >= 1),
    last        INTEGER NOT NULL CHECK (last >= first),
    first_query INTEGER NOT NULL CHECK (first_query >= 0),
    next        INTEGER NOT NULL CHECK (next BETWEEN first AND last + 1),
    window      TEXT NOT NULL
) STRICT;

CREATE TABLE number_void (
    serial INTEGER PRIMARY KEY,
    at     INTEGER NOT NULL
) STRICT;

-- Attachments; their sealed chunks lie in files.
CREATE TABLE blob (
    hash     BLOB PRIMARY KEY CHECK (length(hash) = 32),
    size     INTEGER NOT NULL CHECK (size >= 0),
    stored   INTEGER NOT NULL,
    sent     INTEGER NOT NULL DEFAULT 0 CHECK (sent BETWEEN 0 AND size),
    location TEXT,
    uploaded INTEGER
) STRICT, WITHOUT ROWID;

-- Papers issued and their way to the printer. id = 16 · n of the act + its place among the act's papers.
CREATE TABLE paper (
    id     INTEGER PRIMARY KEY,
    kind   TEXT NOT NULL,
    issued INTEGER NOT NULL,
    prints INTEGER NOT NULL CHECK (prints >= 0),
    state  TEXT NOT NULL CHECK (state IN ('not_printed', 'queued', 'sent', 'confirmed', 'unknown', 'failed')),
    since  INTEGER NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    body   BLOB NOT NULL
) STRICT;
CREATE INDEX paper_spool ON paper (state, since) WHERE state IN ('queued', 'sent', 'unknown', 'failed');

-- Who did what here: append-only, chained over the sealed bytes, so that it can be verified without the key.
CREATE TABLE audit (
    n    INTEGER PRIMARY KEY CHECK (n >= 1),
    at   INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    body BLOB NOT NULL
) STRICT;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit is append-only'); END;
