-- SPDX-License-Identifier: Apache-2.0
-- The centre's tables. Times are UTC milliseconds; columns named sealed_* are AES-256-GCM records and *_hash of
-- personal values are keyed hashes, whose keys lie in the key folder, never in this database.

-- One row: who this centre is, and the heads of what it counts. Every writer takes this row's lock first and keeps
-- it until its commit, which puts the writers of several instances in one order: heads go out in commit order.
CREATE TABLE center (
    id            INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    fingerprint   TEXT    NOT NULL CHECK (length(fingerprint) = 32),
    made          INTEGER NOT NULL,
    feed_head     INTEGER NOT NULL DEFAULT 0 CHECK (feed_head >= 0),
    journal_head  INTEGER NOT NULL DEFAULT 0 CHECK (journal_head >= 0),
    journal_hash  BLOB    NOT NULL CHECK (length(journal_hash) = 32),
    query_head    INTEGER NOT NULL DEFAULT 0 CHECK (query_head >= 0)
) STRICT;

-- What the centre published, every version. One is in force for the journal rows above `journal_n`, so that a
-- verification judges each act by the facts of its day.
CREATE TABLE documents (
    no          INTEGER NOT NULL PRIMARY KEY,
    kind        TEXT    NOT NULL CHECK (kind IN ('catalogue', 'calendar', 'directory', 'policy')),
    version     TEXT    NOT NULL,
    published   INTEGER NOT NULL,
    journal_n   INTEGER NOT NULL CHECK (journal_n >= 0),
    sealed_body BLOB    NOT NULL,
    UNIQUE (kind, version)
) STRICT;

-- Secrets of the staff; who they are stands in the directory.
CREATE TABLE people (
    id            TEXT    NOT NULL PRIMARY KEY,
    password_hash BLOB    NOT NULL,
    failures      INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
    locked_until  INTEGER NOT NULL DEFAULT 0,
    signed_in     INTEGER
) STRICT;

CREATE TABLE enrolment_codes (
    code_hash   BLOB    NOT NULL PRIMARY KEY CHECK (length(code_hash) = 32),
    window_id   TEXT    NOT NULL,
    hall_id     TEXT    NOT NULL,
    made        INTEGER NOT NULL,
    expires     INTEGER NOT NULL,
    used        INTEGER
) STRICT;

-- chain_up_to/chain_hash: the last operation of the workstation's chain before the first gap; chain_top: the highest.
CREATE TABLE workstations (
    no              INTEGER NOT NULL PRIMARY KEY,
    id              BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    window_id       TEXT    NOT NULL,
    hall_id         TEXT    NOT NULL,
    machine         TEXT    NOT NULL,
    certificate     BLOB    NOT NULL UNIQUE,
    signing_key     BLOB    NOT NULL,
    sealed_data_key BLOB    NOT NULL,
    enrolled        INTEGER NOT NULL,
    revoked         INTEGER,
    chain_up_to     INTEGER NOT NULL DEFAULT 0 CHECK (chain_up_to >= 0),
    chain_hash      BLOB    NOT NULL CHECK (length(chain_hash) = 32),
    chain_top       INTEGER NOT NULL DEFAULT 0 CHECK (chain_top >= chain_up_to)
) STRICT;

-- The official journal. Append only: one row for each operation that has its answer for good. An operation whose
-- envelope could not be read but whose chain is right keeps its place; its case and seq may be unknown. A CHECK with OR,
-- not IN: of three words and more SQLite would build a table at each insert.
CREATE TABLE operations (
    journal_n      INTEGER NOT NULL PRIMARY KEY CHECK (journal_n > 0),
    id             BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    workstation    INTEGER NOT NULL REFERENCES workstations (no),
    chain_n        INTEGER NOT NULL CHECK (chain_n > 0),
    chain_previous BLOB    NOT NULL CHECK (length(chain_previous) = 32),
    chain_hash     BLOB    NOT NULL CHECK (length(chain_hash) = 32),
    case_id        BLOB    CHECK (length(case_id) = 16),
    seq            INTEGER CHECK (seq > 0),
    status         TEXT    NOT NULL CHECK (status = 'applied' OR status = 'conflict' OR status = 'refused'),
    version        INTEGER NOT NULL CHECK (version >= 0),
    received       INTEGER NOT NULL,
    sealed_answer  BLOB    CHECK (status = 'applied' OR sealed_answer IS NOT NULL),
    sealed_body    BLOB    NOT NULL,
    journal_hash   BLOB    NOT NULL CHECK (length(journal_hash) = 32),
    CHECK ((case_id IS NULL) = (seq IS NULL))
) STRICT;
CREATE UNIQUE INDEX operations_by_chain ON operations (workstation, chain_n);
CREATE UNIQUE INDEX operations_by_lane ON operations (case_id, workstation, seq) WHERE case_id IS NOT NULL;

-- What was offered and could take no place in the journal (unreadable, or out of its chain), byte for byte.
CREATE TABLE quarantine (
    no           INTEGER NOT NULL PRIMARY KEY,
    workstation  INTEGER NOT NULL REFERENCES workstations (no),
    content_hash BLOB    NOT NULL CHECK (length(content_hash) = 32),
    code         TEXT    NOT NULL,
    received     INTEGER NOT NULL,
    sealed_raw   BLOB    NOT NULL,
    UNIQUE (workstation, content_hash)
) STRICT;

-- Heads of the workstations' chains as they signed them: the evidence that they really recorded what they sent.
CREATE TABLE chain_heads (
    workstation INTEGER NOT NULL REFERENCES workstations (no),
    hash        BLOB    NOT NULL CHECK (length(hash) = 32),
    signature   BLOB    NOT NULL,
    received    INTEGER NOT NULL,
    PRIMARY KEY (workstation, hash)
) STRICT;

CREATE TABLE cases (
    id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    number      TEXT    NOT NULL UNIQUE,
    query_hash  BLOB    NOT NULL UNIQUE CHECK (length(query_hash) = 32),
    version     INTEGER NOT NULL CHECK (version > 0),
    item        TEXT    NOT NULL,
    window_id   TEXT    NOT NULL,
    hall_id     TEXT    NOT NULL,
    state       TEXT    NOT NULL,
    closing     INTEGER CHECK (closing BETWEEN 0 AND 9),
    received    INTEGER NOT NULL,
    closed      INTEGER,
    sealed_body BLOB    NOT NULL
) STRICT;

-- What each follower has to know, one row an entity: a change moves the row to the head of the feed. A follower
-- reads its scopes in the order of `position`. `gone`: no longer in this scope.
CREATE TABLE feed (
    scope    TEXT    NOT NULL,
    type     TEXT    NOT NULL CHECK (type = 'case' OR type = 'catalogue' OR type = 'calendar' OR type = 'directory' OR type = 'policy'
                                     OR type = 'number_block'),
    key      TEXT    NOT NULL,
    position INTEGER NOT NULL CHECK (position > 0),
    version  INTEGER NOT NULL CHECK (version >= 0),
    gone     INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
    PRIMARY KEY (scope, type, key)
) STRICT;
CREATE UNIQUE INDEX feed_in_order ON feed (scope, position);

-- The next serial of each window, over its whole life and all its enrolments.
CREATE TABLE window_numbers (
    window_id   TEXT    NOT NULL PRIMARY KEY,
    next_serial INTEGER NOT NULL CHECK (next_serial > 0)
) STRICT;

CREATE TABLE number_blocks (
    id           TEXT    NOT NULL PRIMARY KEY,
    window_id    TEXT    NOT NULL,
    workstation  INTEGER NOT NULL REFERENCES workstations (no),
    request      TEXT    NOT NULL,
    first_serial INTEGER NOT NULL CHECK (first_serial > 0),
    last_serial  INTEGER NOT NULL CHECK (last_serial >= first_serial),
    first_query  INTEGER NOT NULL CHECK (first_query >= 0),
    granted      INTEGER NOT NULL,
    UNIQUE (workstation, request),
    UNIQUE (window_id, first_serial)
) STRICT;
