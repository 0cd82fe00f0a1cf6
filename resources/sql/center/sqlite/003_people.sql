-- SPDX-License-Identifier: Apache-2.0
-- People and trust: the audit, sessions, rules of passwords, renewal of certificates.

-- The audit: append only. Each row is chained over what it says; the head stands beside the other heads, so that a
-- row taken from the end is missed too. `source_n`: the place in the workstation's own audit, told once each.
ALTER TABLE center ADD COLUMN audit_head INTEGER NOT NULL DEFAULT 0;
ALTER TABLE center ADD COLUMN audit_hash BLOB NOT NULL DEFAULT x'0000000000000000000000000000000000000000000000000000000000000000';

CREATE TABLE audit (
    n           INTEGER NOT NULL PRIMARY KEY CHECK (n > 0),
    at          INTEGER NOT NULL,
    act         TEXT NOT NULL CHECK (length(act) > 0),
    person      TEXT NOT NULL,
    workstation INTEGER REFERENCES workstations (no),
    source_n    INTEGER CHECK (source_n > 0),
    sealed_body BLOB NOT NULL,
    hash        BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE UNIQUE INDEX audit_by_source ON audit (workstation, source_n) WHERE source_n IS NOT NULL;
CREATE INDEX audit_by_person ON audit (person, n);

CREATE TRIGGER audit_keeps_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append only'); END;
CREATE TRIGGER audit_keeps_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append only'); END;
-- REPLACE would remove a row without the trigger above.
CREATE TRIGGER audit_keeps_place BEFORE INSERT ON audit WHEN NEW.n <> (SELECT coalesce(max(n), 0) + 1 FROM audit)
BEGIN SELECT RAISE(ABORT, 'the audit is append only'); END;


-- How far each workstation's audit has been told, and the hash of its chain there.
ALTER TABLE workstations ADD COLUMN audit_up_to INTEGER NOT NULL DEFAULT 0 CHECK (audit_up_to >= 0);
ALTER TABLE workstations ADD COLUMN audit_hash BLOB NOT NULL DEFAULT x'0000000000000000000000000000000000000000000000000000000000000000';

-- A renewed certificate waits beside the old one until it was used; `expires` 0: issued before this was kept.
ALTER TABLE workstations ADD COLUMN expires INTEGER NOT NULL DEFAULT 0;
ALTER TABLE workstations ADD COLUMN next_certificate BLOB;
ALTER TABLE workstations ADD COLUMN next_expires INTEGER;
ALTER TABLE workstations ADD COLUMN renew_asked INTEGER;
CREATE UNIQUE INDEX workstations_by_next ON workstations (next_certificate) WHERE next_certificate IS NOT NULL;

-- `locks`: how often in a row the account was locked, for each lock lasts longer. `must_change`: somebody else chose it.
ALTER TABLE people ADD COLUMN locks INTEGER NOT NULL DEFAULT 0 CHECK (locks >= 0);
ALTER TABLE people ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1));
CREATE TABLE old_passwords (
    person        TEXT NOT NULL,
    no            INTEGER NOT NULL CHECK (no > 0),
    password_hash BLOB NOT NULL,
    PRIMARY KEY (person, no)
) STRICT;

CREATE TABLE sessions (
    token_hash  BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    person      TEXT NOT NULL,
    workstation INTEGER NOT NULL REFERENCES workstations (no),
    made        INTEGER NOT NULL,
    expires     INTEGER NOT NULL,
    ended       INTEGER
) STRICT;
CREATE INDEX sessions_by_person ON sessions (person);
