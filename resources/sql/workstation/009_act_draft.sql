-- SPDX-License-Identifier: Apache-2.0
-- What a clerk has entered on the page of a case and not yet recorded: it outlives a crash as the drafts of intakes do, and goes with its case.

CREATE TABLE act_draft (
    lane   BLOB NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    person BLOB NOT NULL CHECK (length(person) = 32),
    saved  INTEGER NOT NULL,
    body   BLOB NOT NULL,
    PRIMARY KEY (lane, person)
) STRICT, WITHOUT ROWID;
