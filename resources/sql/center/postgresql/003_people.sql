-- SPDX-License-Identifier: Apache-2.0
-- People and trust: the audit, sessions, rules of passwords, renewal of certificates. The same as ../sqlite.

-- The audit: append only. Each row is chained over what it says; the head stands beside the other heads, so that a
-- row taken from the end is missed too. `source_n`: the place in the workstation's own audit, told once each.
ALTER TABLE center ADD COLUMN audit_head BIGINT NOT NULL DEFAULT 0;
ALTER TABLE center ADD COLUMN audit_hash BYTEA NOT NULL DEFAULT '\x0000000000000000000000000000000000000000000000000000000000000000';

CREATE TABLE audit (
    n           BIGINT NOT NULL PRIMARY KEY CHECK (n > 0),
    at          BIGINT NOT NULL,
    act         TEXT COLLATE "C" NOT NULL CHECK (length(act) > 0),
    person      TEXT COLLATE "C" NOT NULL,
    workstation BIGINT REFERENCES workstations (no),
    source_n    BIGINT CHECK (source_n > 0),
    sealed_body BYTEA NOT NULL,
    hash        BYTEA NOT NULL CHECK (length(hash) = 32)
);
CREATE UNIQUE INDEX audit_by_source ON audit (workstation, source_n) WHERE source_n IS NOT NULL;
CREATE INDEX audit_by_person ON audit (person, n);

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit is append only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER audit_keeps_rows BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_keeps_all BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();


-- How far each workstation's audit has been told, and the hash of its chain there.
ALTER TABLE workstations ADD COLUMN audit_up_to BIGINT NOT NULL DEFAULT 0 CHECK (audit_up_to >= 0);
ALTER TABLE workstations ADD COLUMN audit_hash BYTEA NOT NULL DEFAULT '\x0000000000000000000000000000000000000000000000000000000000000000';

-- A renewed certificate waits beside the old one until it was used; `expires` 0: issued before this was kept.
ALTER TABLE workstations ADD COLUMN expires BIGINT NOT NULL DEFAULT 0;
ALTER TABLE workstations ADD COLUMN next_certificate BYTEA;
ALTER TABLE workstations ADD COLUMN next_expires BIGINT;
ALTER TABLE workstations ADD COLUMN renew_asked BIGINT;
CREATE UNIQUE INDEX workstations_by_next ON workstations (next_certificate) WHERE next_certificate IS NOT NULL;

-- `locks`: how often in a row the account was locked, for each lock lasts longer. `must_change`: somebody else chose it.
ALTER TABLE people ADD COLUMN locks BIGINT NOT NULL DEFAULT 0 CHECK (locks >= 0);
ALTER TABLE people ADD COLUMN must_change BIGINT NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1));
CREATE TABLE old_passwords (
    person        TEXT COLLATE "C" NOT NULL,
    no            BIGINT NOT NULL CHECK (no > 0),
    password_hash BYTEA NOT NULL,
    PRIMARY KEY (person, no)
);

CREATE TABLE sessions (
    token_hash  BYTEA NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    person      TEXT COLLATE "C" NOT NULL,
    workstation BIGINT NOT NULL REFERENCES workstations (no),
    made        BIGINT NOT NULL,
    expires     BIGINT NOT NULL,
    ended       BIGINT
);
CREATE INDEX sessions_by_person ON sessions (person);
