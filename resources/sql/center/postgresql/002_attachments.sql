-- SPDX-License-Identifier: Apache-2.0
-- Attachments: their bytes are sealed pieces in a store of their own (docs/attachments.md); here is what any service must know of them.

-- A content that is whole. `object` names its pieces. 'quarantined': refused by the scan, kept apart, never given out.
CREATE TABLE attachments (
    sha256 BYTEA NOT NULL PRIMARY KEY CHECK (length(sha256) = 32),
    size BIGINT NOT NULL CHECK (size >= 0),
    type TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('present', 'quarantined')),
    object BYTEA NOT NULL UNIQUE CHECK (length(object) = 16),
    workstation BIGINT NOT NULL REFERENCES workstations (no),
    stored BIGINT NOT NULL
);

-- Uploads as tus knows them. `received`: what is durably there. 'waiting': whole, not yet scanned. `lease`: who is adding to it, until
-- when. `pieces`: 1 while pieces under this id may have to be removed with it.
CREATE TABLE uploads (
    id BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    workstation BIGINT NOT NULL REFERENCES workstations (no),
    sha256 BYTEA NOT NULL CHECK (length(sha256) = 32),
    size BIGINT NOT NULL CHECK (size >= 0),
    received BIGINT NOT NULL CHECK (received >= 0 AND received <= size),
    type TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state = 'open' OR state = 'waiting' OR state = 'done' OR state = 'gone'),
    pieces BIGINT NOT NULL CHECK (pieces IN (0, 1)),
    made BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    lease BYTEA CHECK (length(lease) = 16),
    lease_until BIGINT,
    CHECK ((lease IS NULL) = (lease_until IS NULL))
);
CREATE INDEX uploads_by_workstation ON uploads (workstation, state);
CREATE INDEX uploads_by_end ON uploads (expires);

-- Which cases have had a content among their materials: who may read it is asked of the case itself.
CREATE TABLE case_attachments (
    sha256 BYTEA NOT NULL CHECK (length(sha256) = 32),
    case_key TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (sha256, case_key)
);
