-- SPDX-License-Identifier: Apache-2.0
-- The centre's tables for PostgreSQL, the same as for SQLite (../sqlite): every store runs on both. Texts compare by their
-- bytes, as SQLite's do. Times are UTC milliseconds; columns named sealed_* are AES-256-GCM records and *_hash of
-- personal values are keyed hashes, whose keys lie in the key folder, never in this database.

-- One row: who this centre is, and the heads of what it counts. Every writer takes this row's lock first and keeps
-- it until its commit, which puts the writers of several instances in one order: heads go out in commit order.
CREATE TABLE center (
    id            BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    fingerprint   TEXT COLLATE "C" NOT NULL CHECK (length(fingerprint) = 32),
    made          BIGINT NOT NULL,
    feed_head     BIGINT NOT NULL DEFAULT 0 CHECK (feed_head >= 0),
    journal_head  BIGINT NOT NULL DEFAULT 0 CHECK (journal_head >= 0),
    journal_hash  BYTEA NOT NULL CHECK (length(journal_hash) = 32),
    query_head    BIGINT NOT NULL DEFAULT 0 CHECK (query_head >= 0)
);

-- What the centre published, every version. One is in force for the journal rows above `journal_n`, so that a
-- verification judges each act by the facts of its day.
CREATE TABLE documents (
    no          BIGINT NOT NULL PRIMARY KEY,
    kind        TEXT COLLATE "C" NOT NULL CHECK (kind IN ('catalogue', 'calendar', 'directory', 'policy')),
    version     TEXT COLLATE "C" NOT NULL,
    published   BIGINT NOT NULL,
    journal_n   BIGINT NOT NULL CHECK (journal_n >= 0),
    sealed_body BYTEA NOT NULL,
    UNIQUE (kind, version)
);

-- Secrets of the staff; who they are stands in the directory.
CREATE TABLE people (
    id            TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    password_hash BYTEA NOT NULL,
    failures      BIGINT NOT NULL DEFAULT 0 CHECK (failures >= 0),
    locked_until  BIGINT NOT NULL DEFAULT 0,
    signed_in     BIGINT
);

CREATE TABLE enrolment_codes (
    code_hash   BYTEA NOT NULL PRIMARY KEY CHECK (length(code_hash) = 32),
    window_id   TEXT COLLATE "C" NOT NULL,
    hall_id     TEXT COLLATE "C" NOT NULL,
    made        BIGINT NOT NULL,
    expires     BIGINT NOT NULL,
    used        BIGINT
);

-- chain_up_to/chain_hash: the last operation of the workstation's chain before the first gap; chain_top: the highest.
CREATE TABLE workstations (
    no              BIGINT NOT NULL PRIMARY KEY,
    id              BYTEA NOT NULL UNIQUE CHECK (length(id) = 16),
    window_id       TEXT COLLATE "C" NOT NULL,
    hall_id         TEXT COLLATE "C" NOT NULL,
    machine         TEXT COLLATE "C" NOT NULL,
    certificate     BYTEA NOT NULL UNIQUE,
    signing_key     BYTEA NOT NULL,
    sealed_data_key BYTEA NOT NULL,
    enrolled        BIGINT NOT NULL,
    revoked         BIGINT,
    chain_up_to     BIGINT NOT NULL DEFAULT 0 CHECK (chain_up_to >= 0),
    chain_hash      BYTEA NOT NULL CHECK (length(chain_hash) = 32),
    chain_top       BIGINT NOT NULL DEFAULT 0 CHECK (chain_top >= chain_up_to)
);

-- The official journal. Append only: one row for each operation that has its answer for good. An operation whose
-- envelope could not be read but whose chain is right keeps its place; its case and seq may be unknown.
CREATE TABLE operations (
    journal_n      BIGINT NOT NULL PRIMARY KEY CHECK (journal_n > 0),
    id             BYTEA NOT NULL UNIQUE CHECK (length(id) = 16),
    workstation    BIGINT NOT NULL REFERENCES workstations (no),
    chain_n        BIGINT NOT NULL CHECK (chain_n > 0),
    chain_previous BYTEA NOT NULL CHECK (length(chain_previous) = 32),
    chain_hash     BYTEA NOT NULL CHECK (length(chain_hash) = 32),
    case_id        BYTEA CHECK (length(case_id) = 16),
    seq            BIGINT CHECK (seq > 0),
    status         TEXT COLLATE "C" NOT NULL CHECK (status = 'applied' OR status = 'conflict' OR status = 'refused'),
    version        BIGINT NOT NULL CHECK (version >= 0),
    received       BIGINT NOT NULL,
    sealed_answer  BYTEA CHECK (status = 'applied' OR sealed_answer IS NOT NULL),
    sealed_body    BYTEA NOT NULL,
    journal_hash   BYTEA NOT NULL CHECK (length(journal_hash) = 32),
    CHECK ((case_id IS NULL) = (seq IS NULL))
);
CREATE UNIQUE INDEX operations_by_chain ON operations (workstation, chain_n);
CREATE UNIQUE INDEX operations_by_lane ON operations (case_id, workstation, seq) WHERE case_id IS NOT NULL;

-- What was offered and could take no place in the journal (unreadable, or out of its chain), byte for byte.
CREATE TABLE quarantine (
    no           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workstation  BIGINT NOT NULL REFERENCES workstations (no),
    content_hash BYTEA NOT NULL CHECK (length(content_hash) = 32),
    code         TEXT COLLATE "C" NOT NULL,
    received     BIGINT NOT NULL,
    sealed_raw   BYTEA NOT NULL,
    UNIQUE (workstation, content_hash)
);

-- Heads of the workstations' chains as they signed them: the evidence that they really recorded what they sent.
CREATE TABLE chain_heads (
    workstation BIGINT NOT NULL REFERENCES workstations (no),
    hash        BYTEA NOT NULL CHECK (length(hash) = 32),
    signature   BYTEA NOT NULL,
    received    BIGINT NOT NULL,
    PRIMARY KEY (workstation, hash)
);

CREATE TABLE cases (
    id          BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    number      TEXT COLLATE "C" NOT NULL UNIQUE,
    query_hash  BYTEA NOT NULL UNIQUE CHECK (length(query_hash) = 32),
    version     BIGINT NOT NULL CHECK (version > 0),
    item        TEXT COLLATE "C" NOT NULL,
    window_id   TEXT COLLATE "C" NOT NULL,
    hall_id     TEXT COLLATE "C" NOT NULL,
    state       TEXT COLLATE "C" NOT NULL,
    closing     BIGINT CHECK (closing BETWEEN 0 AND 9),
    received    BIGINT NOT NULL,
    closed      BIGINT,
    sealed_body BYTEA NOT NULL
);

-- What each follower has to know, one row an entity: a change moves the row to the head of the feed. A follower
-- reads its scopes in the order of `position`. `gone`: no longer in this scope.
CREATE TABLE feed (
    scope    TEXT COLLATE "C" NOT NULL,
    type     TEXT COLLATE "C" NOT NULL CHECK (type = 'case' OR type = 'catalogue' OR type = 'calendar' OR type = 'directory' OR type = 'policy'
                                     OR type = 'number_block'),
    key      TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL CHECK (position > 0),
    version  BIGINT NOT NULL CHECK (version >= 0),
    gone     BIGINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
    PRIMARY KEY (scope, type, key)
);
CREATE UNIQUE INDEX feed_in_order ON feed (scope, position);

-- The next serial of each window, over its whole life and all its enrolments.
CREATE TABLE window_numbers (
    window_id   TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    next_serial BIGINT NOT NULL CHECK (next_serial > 0)
);

CREATE TABLE number_blocks (
    id           TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    window_id    TEXT COLLATE "C" NOT NULL,
    workstation  BIGINT NOT NULL REFERENCES workstations (no),
    request      TEXT COLLATE "C" NOT NULL,
    first_serial BIGINT NOT NULL CHECK (first_serial > 0),
    last_serial  BIGINT NOT NULL CHECK (last_serial >= first_serial),
    first_query  BIGINT NOT NULL CHECK (first_query >= 0),
    granted      BIGINT NOT NULL,
    UNIQUE (workstation, request),
    UNIQUE (window_id, first_serial)
);
