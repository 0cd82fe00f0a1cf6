-- oldest: 6
-- SPDX-License-Identifier: Apache-2.0
-- What a next version may bring: a column with a default, a table that refers to what is there, an index over full tables.
ALTER TABLE operations ADD COLUMN next_mark TEXT NOT NULL DEFAULT 'before';

CREATE TABLE next_marks (
    journal_n BIGINT NOT NULL PRIMARY KEY REFERENCES operations (journal_n),
    mark      TEXT NOT NULL
);

CREATE INDEX operations_by_next_mark ON operations (next_mark, journal_n);
