-- SPDX-License-Identifier: Apache-2.0
-- Drafts of documents, what the tier above published, and dates computed anew after a calendar was published.

-- What was published stays as it is: cases are judged by it for good.
CREATE TRIGGER documents_stay BEFORE UPDATE ON documents
BEGIN SELECT RAISE(ABORT, 'a published document is never changed'); END;
CREATE TRIGGER documents_remain BEFORE DELETE ON documents
BEGIN SELECT RAISE(ABORT, 'a published document is never removed'); END;

-- A draft keeps its number for good, also when it was published or withdrawn. Author and note stand in the sealed body.
CREATE TABLE drafts (
    no          INTEGER NOT NULL PRIMARY KEY,
    kind        TEXT    NOT NULL CHECK (kind = 'catalogue'),
    state       TEXT    NOT NULL CHECK (state IN ('open', 'published', 'withdrawn')),
    made        INTEGER NOT NULL,
    ended       INTEGER,
    sealed_body BLOB    NOT NULL,
    CHECK ((state = 'open') = (ended IS NULL))
) STRICT;

-- Catalogues of the tier above, as they came; the last one is what a local catalogue is held to.
CREATE TABLE parent_documents (
    no          INTEGER NOT NULL PRIMARY KEY,
    kind        TEXT    NOT NULL CHECK (kind = 'catalogue'),
    origin      TEXT    NOT NULL,
    version     TEXT    NOT NULL,
    received    INTEGER NOT NULL,
    sealed_body BLOB    NOT NULL,
    UNIQUE (kind, origin, version)
) STRICT;
CREATE TRIGGER parent_documents_stay BEFORE UPDATE ON parent_documents
BEGIN SELECT RAISE(ABORT, 'a parent document is never changed'); END;
CREATE TRIGGER parent_documents_remain BEFORE DELETE ON parent_documents
BEGIN SELECT RAISE(ABORT, 'a parent document is never removed'); END;

-- Versions of cases that no operation made: their dates were computed anew by the documents up to `revision`.
CREATE TABLE date_changes (
    case_id  BLOB    NOT NULL REFERENCES cases (id),
    version  INTEGER NOT NULL CHECK (version > 1),
    revision INTEGER NOT NULL REFERENCES documents (no),
    made     INTEGER NOT NULL,
    PRIMARY KEY (case_id, version)
) STRICT;
CREATE TRIGGER date_changes_stay BEFORE UPDATE ON date_changes
BEGIN SELECT RAISE(ABORT, 'a recorded change is never changed'); END;
CREATE TRIGGER date_changes_remain BEFORE DELETE ON date_changes
BEGIN SELECT RAISE(ABORT, 'a recorded change is never removed'); END;

-- One row a calendar: how far the cases were gone through, in the order of their ids.
CREATE TABLE recomputations (
    calendar   INTEGER NOT NULL PRIMARY KEY REFERENCES documents (no),
    started    INTEGER NOT NULL,
    after_case BLOB    NOT NULL,
    seen       INTEGER NOT NULL DEFAULT 0 CHECK (seen >= 0),
    changed    INTEGER NOT NULL DEFAULT 0 CHECK (changed >= 0),
    finished   INTEGER
) STRICT;
