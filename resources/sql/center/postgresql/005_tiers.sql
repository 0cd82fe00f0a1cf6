-- SPDX-License-Identifier: Apache-2.0
-- The tree of centres (docs/tiers.md): who this centre is in it, its parent, its children, and what goes to and comes
-- from each of them.

-- One row once the centre has a place. `writer`: the workstation in whose name the centre itself writes its journal.
-- `news`: goes up whenever there is something new for a child. `counted`: the feed's place up to which the summaries
-- were counted. Blocks of query numbers: this one and its descendants give out codes from [block_first, +block_count).
CREATE TABLE tier_self (
    id          BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    place       TEXT COLLATE "C"    NOT NULL,
    name        TEXT COLLATE "C"    NOT NULL,
    writer      BYTEA    NOT NULL CHECK (length(writer) = 16),
    sealed_key  BYTEA    NOT NULL,
    block_first BIGINT NOT NULL,
    block_count BIGINT NOT NULL,
    news        BIGINT NOT NULL DEFAULT 0,
    counted     BIGINT NOT NULL DEFAULT 0,
    counted_day TEXT COLLATE "C"    NOT NULL DEFAULT ''
);

CREATE TABLE tier_parent (
    id          BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    url         TEXT COLLATE "C"    NOT NULL,
    place       TEXT COLLATE "C"    NOT NULL,
    name        TEXT COLLATE "C"    NOT NULL,
    authority   BYTEA    NOT NULL,
    certificate BYTEA    NOT NULL,
    sealed_key  BYTEA    NOT NULL,
    joined      BIGINT NOT NULL,
    documents   TEXT COLLATE "C"    NOT NULL DEFAULT '',
    fingerprint TEXT COLLATE "C"    NOT NULL DEFAULT '',
    tree        TEXT COLLATE "C"    NOT NULL DEFAULT '',
    status      TEXT COLLATE "C"    NOT NULL DEFAULT ''
);

CREATE TABLE tier_codes (
    code_hash BYTEA    NOT NULL PRIMARY KEY CHECK (length(code_hash) = 32),
    place     TEXT COLLATE "C"    NOT NULL,
    name      TEXT COLLATE "C"    NOT NULL,
    made      BIGINT NOT NULL,
    expires   BIGINT NOT NULL,
    used      BIGINT
);

CREATE TABLE tier_children (
    no          BIGINT NOT NULL PRIMARY KEY CHECK (no > 0),
    place       TEXT COLLATE "C"    NOT NULL,
    name        TEXT COLLATE "C"    NOT NULL,
    certificate BYTEA    NOT NULL UNIQUE,
    signing_key BYTEA    NOT NULL,
    block_first BIGINT NOT NULL,
    block_count BIGINT NOT NULL,
    enrolled    BIGINT NOT NULL,
    revoked     BIGINT,
    heard       BIGINT
);

-- The tree as far as it is known. `via`: the child it lies behind; 0 = behind the parent; -1 = this centre.
CREATE TABLE tier_places (
    place  TEXT COLLATE "C"    NOT NULL PRIMARY KEY,
    name   TEXT COLLATE "C"    NOT NULL,
    parent TEXT COLLATE "C"    NOT NULL,
    via    BIGINT NOT NULL,
    seat   BIGINT NOT NULL
);

-- How far the two chains with each neighbour have come. `neighbour`: 0 = the parent, else the child's number.
CREATE TABLE tier_links (
    neighbour BIGINT NOT NULL PRIMARY KEY CHECK (neighbour >= 0),
    out_n     BIGINT NOT NULL DEFAULT 0,
    out_hash  BYTEA    NOT NULL CHECK (length(out_hash) = 32),
    out_taken BIGINT NOT NULL DEFAULT 0,
    in_n      BIGINT NOT NULL DEFAULT 0,
    in_hash   BYTEA    NOT NULL CHECK (length(in_hash) = 32)
);

-- What goes to a neighbour, kept for good: a neighbour restored from a backup is offered it again.
CREATE TABLE tier_outbox (
    neighbour   BIGINT NOT NULL,
    n           BIGINT NOT NULL CHECK (n > 0),
    id          BYTEA    NOT NULL CHECK (length(id) = 16),
    hash        BYTEA    NOT NULL CHECK (length(hash) = 32),
    sealed_body BYTEA    NOT NULL,
    PRIMARY KEY (neighbour, n)
);

-- What came from a neighbour, whatever it is about. `state`: waiting for something that is not here yet, or done.
CREATE TABLE tier_inbox (
    id          BYTEA    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    neighbour   BIGINT NOT NULL,
    state       TEXT COLLATE "C"    NOT NULL CHECK (state = 'waiting' OR state = 'done'),
    received    BIGINT NOT NULL,
    sealed_body BYTEA    NOT NULL
);
CREATE INDEX tier_inbox_waiting ON tier_inbox (received) WHERE state = 'waiting';

-- What this centre sent and received, one row a change of custody.
CREATE TABLE tier_transfers (
    case_id    BYTEA    NOT NULL CHECK (length(case_id) = 16),
    custody    BIGINT NOT NULL CHECK (custody > 0),
    from_place TEXT COLLATE "C"    NOT NULL,
    to_place   TEXT COLLATE "C"    NOT NULL,
    state      TEXT COLLATE "C"    NOT NULL CHECK (state = 'sent' OR state = 'received' OR state = 'declined'),
    reason     TEXT COLLATE "C"    NOT NULL DEFAULT '',
    at         BIGINT NOT NULL,
    PRIMARY KEY (case_id, custody)
);

-- The operations of other centres on a case that came from there, with their places in those centres' chains.
CREATE TABLE tier_histories (
    case_id     BYTEA    NOT NULL CHECK (length(case_id) = 16),
    custody     BIGINT NOT NULL CHECK (custody > 0),
    sealed_body BYTEA    NOT NULL,
    PRIMARY KEY (case_id, custody)
);

-- What each case adds to the days' counts, so that a change is counted without reading the others again. No personal data.
CREATE TABLE tier_counts (
    case_id  BYTEA NOT NULL PRIMARY KEY CHECK (length(case_id) = 16),
    received TEXT COLLATE "C" NOT NULL,
    accepted TEXT COLLATE "C" NOT NULL,
    closed   TEXT COLLATE "C" NOT NULL,
    due      TEXT COLLATE "C" NOT NULL,
    sent     TEXT COLLATE "C" NOT NULL,
    taken    TEXT COLLATE "C" NOT NULL
);
CREATE INDEX tier_counts_received ON tier_counts (received);
CREATE INDEX tier_counts_accepted ON tier_counts (accepted);
CREATE INDEX tier_counts_closed ON tier_counts (closed);
CREATE INDEX tier_counts_due ON tier_counts (due);
CREATE INDEX tier_counts_sent ON tier_counts (sent);
CREATE INDEX tier_counts_taken ON tier_counts (taken);

-- The summaries of this centre and of those below it. `offered`: the revision the parent has.
CREATE TABLE tier_summaries (
    place    TEXT COLLATE "C"    NOT NULL,
    day      TEXT COLLATE "C"    NOT NULL,
    revision BIGINT NOT NULL CHECK (revision > 0),
    offered  BIGINT NOT NULL DEFAULT 0,
    received BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    closed   BIGINT NOT NULL,
    overdue  BIGINT NOT NULL,
    sent     BIGINT NOT NULL,
    taken    BIGINT NOT NULL,
    PRIMARY KEY (place, day)
);
CREATE INDEX tier_summaries_open ON tier_summaries (place, day) WHERE offered < revision;
