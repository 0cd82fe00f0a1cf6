-- SPDX-License-Identifier: Apache-2.0
-- Drafts of documents, what the tier above published, and dates computed anew after a calendar was published.

-- What was published stays as it is: cases are judged by it for good.
CREATE FUNCTION documents_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = 'a published document is never changed'; END $$;
CREATE TRIGGER documents_stay BEFORE UPDATE ON documents FOR EACH ROW EXECUTE FUNCTION documents_stay();
CREATE FUNCTION documents_remain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = 'a published document is never removed'; END $$;
CREATE TRIGGER documents_remain BEFORE DELETE ON documents FOR EACH ROW EXECUTE FUNCTION documents_remain();
CREATE TRIGGER documents_whole BEFORE TRUNCATE ON documents FOR EACH STATEMENT EXECUTE FUNCTION documents_remain();

-- A draft keeps its number for good, also when it was published or withdrawn. Author and note stand in the sealed body.
CREATE TABLE drafts (
    no          BIGINT NOT NULL PRIMARY KEY,
    kind        TEXT COLLATE "C" NOT NULL CHECK (kind = 'catalogue'),
    state       TEXT COLLATE "C" NOT NULL CHECK (state IN ('open', 'published', 'withdrawn')),
    made        BIGINT NOT NULL,
    ended       BIGINT,
    sealed_body BYTEA    NOT NULL,
    CHECK ((state = 'open') = (ended IS NULL))
);

-- Catalogues of the tier above, as they came; the last one is what a local catalogue is held to.
CREATE TABLE parent_documents (
    no          BIGINT NOT NULL PRIMARY KEY,
    kind        TEXT COLLATE "C" NOT NULL CHECK (kind = 'catalogue'),
    origin      TEXT COLLATE "C" NOT NULL,
    version     TEXT COLLATE "C" NOT NULL,
    received    BIGINT NOT NULL,
    sealed_body BYTEA    NOT NULL,
    UNIQUE (kind, origin, version)
);
CREATE FUNCTION parent_documents_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = 'a parent document is never changed'; END $$;
CREATE TRIGGER parent_documents_stay BEFORE UPDATE ON parent_documents FOR EACH ROW EXECUTE FUNCTION parent_documents_stay();
CREATE FUNCTION parent_documents_remain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = 'a parent document is never removed'; END $$;
CREATE TRIGGER parent_documents_remain BEFORE DELETE ON parent_documents FOR EACH ROW EXECUTE FUNCTION parent_documents_remain();
CREATE TRIGGER parent_documents_whole BEFORE TRUNCATE ON parent_documents FOR EACH STATEMENT EXECUTE FUNCTION parent_documents_remain();

-- Versions of cases that no operation made: their dates were computed anew by the documents up to `revision`.
CREATE TABLE date_changes (
    case_id  BYTEA    NOT NULL REFERENCES cases (id),
    version  BIGINT NOT NULL CHECK (version > 1),
    revision BIGINT NOT NULL REFERENCES documents (no),
    made     BIGINT NOT NULL,
    PRIMARY KEY (case_id, version)
);
CREATE FUNCTION date_changes_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = 'a recorded change is never changed'; END $$;
CREATE TRIGGER date_changes_stay BEFORE UPDATE ON date_changes FOR EACH ROW EXECUTE FUNCTION date_changes_stay();
CREATE FUNCTION date_changes_remain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = 'a recorded change is never removed'; END $$;
CREATE TRIGGER date_changes_remain BEFORE DELETE ON date_changes FOR EACH ROW EXECUTE FUNCTION date_changes_remain();
CREATE TRIGGER date_changes_whole BEFORE TRUNCATE ON date_changes FOR EACH STATEMENT EXECUTE FUNCTION date_changes_remain();

-- One row a calendar: how far the cases were gone through, in the order of their ids.
CREATE TABLE recomputations (
    calendar   BIGINT NOT NULL PRIMARY KEY REFERENCES documents (no),
    started    BIGINT NOT NULL,
    after_case BYTEA    NOT NULL,
    seen       BIGINT NOT NULL DEFAULT 0 CHECK (seen >= 0),
    changed    BIGINT NOT NULL DEFAULT 0 CHECK (changed >= 0),
    finished   BIGINT
);
