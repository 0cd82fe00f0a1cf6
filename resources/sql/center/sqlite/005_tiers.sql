-- SPDX-License-Identifier: Apache-2.0
-- The tree of centres (docs/tiers.md): who this centre is in it, its parent, its children, and what goes to and comes
-- from each of them.

-- One row once the centre has a place. `writer`: the workstation in whose name the centre itself writes its journal.
-- `news`: goes up whenever there is something new for a child. `counted`: the feed's place up to which the summaries
-- were counted. Blocks of query numbers: this one and its descendants give out codes from [block_first, +block_count).
CREATE TABLE tier_self (
    id          INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    place       TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    writer      BLOB    NOT NULL CHECK (length(writer) = 16),
    sealed_key  BLOB    NOT NULL,
    block_first INTEGER NOT NULL,
    block_count INTEGER NOT NULL,
    news        INTEGER NOT NULL DEFAULT 0,
    counted     INTEGER NOT NULL DEFAULT 0,
    counted_day TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE tier_parent (
    id          INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    url         TEXT    NOT NULL,
    place       TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    authority   BLOB    NOT NULL,
    certificate BLOB    NOT NULL,
    sealed_key  BLOB    NOT NULL,
    joined      INTEGER NOT NULL,
    documents   TEXT    NOT NULL DEFAULT '',
    fingerprint TEXT    NOT NULL DEFAULT '',
    tree        TEXT    NOT NULL DEFAULT '',
    status      TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE tier_codes (
    code_hash BLOB    NOT NULL PRIMARY KEY CHECK (length(code_hash) = 32),
    place     TEXT    NOT NULL,
    name      TEXT    NOT NULL,
    made      INTEGER NOT NULL,
    expires   INTEGER NOT NULL,
    used      INTEGER
) STRICT;

CREATE TABLE tier_children (
    no          INTEGER NOT NULL PRIMARY KEY CHECK (no > 0),
    place       TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    certificate BLOB    NOT NULL UNIQUE,
    signing_key BLOB    NOT NULL,
    block_first INTEGER NOT NULL,
    block_count INTEGER NOT NULL,
    enrolled    INTEGER NOT NULL,
    revoked     INTEGER,
    heard       INTEGER
) STRICT;

-- The tree as far as it is known. `via`: the child it lies behind; 0 = behind the parent; -1 = this centre.
CREATE TABLE tier_places (
    place  TEXT    NOT NULL PRIMARY KEY,
    name   TEXT    NOT NULL,
    parent TEXT    NOT NULL,
    via    INTEGER NOT NULL,
    seat   INTEGER NOT NULL
) STRICT;

-- How far the two chains with each neighbour have come. `neighbour`: 0 = the parent, else the child's number.
CREATE TABLE tier_links (
    neighbour INTEGER NOT NULL PRIMARY KEY CHECK (neighbour >= 0),
    out_n     INTEGER NOT NULL DEFAULT 0,
    out_hash  BLOB    NOT NULL CHECK (length(out_hash) = 32),
    out_taken INTEGER NOT NULL DEFAULT 0,
    in_n      INTEGER NOT NULL DEFAULT 0,
    in_hash   BLOB    NOT NULL CHECK (length(in_hash) = 32)
) STRICT;

-- What goes to a neighbour, kept for good: a neighbour restored from a backup is offered it again.
CREATE TABLE tier_outbox (
    neighbour   INTEGER NOT NULL,
    n           INTEGER NOT NULL CHECK (n > 0),
    id          BLOB    NOT NULL CHECK (length(id) = 16),
    hash        BLOB    NOT NULL CHECK (length(hash) = 32),
    sealed_body BLOB    NOT NULL,
    PRIMARY KEY (neighbour, n)
) STRICT;

-- What came from a neighbour, whatever it is about. `state`: waiting for something that is not here yet, or done.
CREATE TABLE tier_inbox (
    id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    neighbour   INTEGER NOT NULL,
    state       TEXT    NOT NULL CHECK (state = 'waiting' OR state = 'done'),
    received    INTEGER NOT NULL,
    sealed_body BLOB    NOT NULL
) STRICT;
CREATE INDEX tier_inbox_waiting ON tier_inbox (received) WHERE state = 'waiting';

-- What this centre sent and received, one row a change of custody.
CREATE TABLE tier_transfers (
    case_id    BLOB    NOT NULL CHECK (length(case_id) = 16),
    custody    INTEGER NOT NULL CHECK (custody > 0),
    from_place TEXT    NOT NULL,
    to_place   TEXT    NOT NULL,
    state      TEXT    NOT NULL CHECK (state = 'sent' OR state = 'received' OR state = 'declined'),
    reason     TEXT    NOT NULL DEFAULT '',
    at         INTEGER NOT NULL,
    PRIMARY KEY (case_id, custody)
) STRICT;

-- The operations of other centres on a case that came from there, with their places in those centres' chains.
CREATE TABLE tier_histories (
    case_id     BLOB    NOT NULL CHECK (length(case_id) = 16),
    custody     INTEGER NOT NULL CHECK (custody > 0),
    sealed_body BLOB    NOT NULL,
    PRIMARY KEY (case_id, custody)
) STRICT;

-- What each case adds to the days' counts, so that a change is counted without reading the others again. No personal data.
CREATE TABLE tier_counts (
    case_id  BLOB NOT NULL PRIMARY KEY CHECK (length(case_id) = 16),
    received TEXT NOT NULL,
    accepted TEXT NOT NULL,
    closed   TEXT NOT NULL,
    due      TEXT NOT NULL,
    sent     TEXT NOT NULL,
    taken    TEXT NOT NULL
) STRICT;
CREATE INDEX tier_counts_received ON tier_counts (received);
CREATE INDEX tier_counts_accepted ON tier_counts (accepted);
CREATE INDEX tier_counts_closed ON tier_counts (closed);
CREATE INDEX tier_counts_due ON tier_counts (due);
CREATE INDEX tier_counts_sent ON tier_counts (sent);
CREATE INDEX tier_counts_taken ON tier_counts (taken);

-- The summaries of this centre and of those below it. `offered`: the revision the parent has.
CREATE TABLE tier_summaries (
    place    TEXT    NOT NULL,
    day      TEXT    NOT NULL,
    revision INTEGER NOT NULL CHECK (revision > 0),
    offered  INTEGER NOT NULL DEFAULT 0,
    received INTEGER NOT NULL,
    accepted INTEGER NOT NULL,
    closed   INTEGER NOT NULL,
    overdue  INTEGER NOT NULL,
    sent     INTEGER NOT NULL,
    taken    INTEGER NOT NULL,
    PRIMARY KEY (place, day)
) STRICT;
CREATE INDEX tier_summaries_open ON tier_summaries (place, day) WHERE offered < revision;
