-- SPDX-License-Identifier: Apache-2.0
-- Cases whose content was erased (docs/retention.md). What is left of such a case: its row in `cases` and the rows of its operations, each with an
-- empty sealed_body; a sealed_answer that was there is the 32 bytes of its hash. All chains still verify.
CREATE TABLE erasures (
    case_id      BLOB    NOT NULL PRIMARY KEY CHECK (length(case_id) = 16),
    operations   INTEGER NOT NULL CHECK (operations >= 0),
    erased       INTEGER NOT NULL,
    sealed_order BLOB    NOT NULL
) STRICT;
CREATE TRIGGER erasures_stay BEFORE UPDATE ON erasures
BEGIN SELECT RAISE(ABORT, 'an erasure is never changed'); END;
CREATE TRIGGER erasures_remain BEFORE DELETE ON erasures
BEGIN SELECT RAISE(ABORT, 'an erasure is never removed'); END;
CREATE INDEX cases_by_end ON cases (closed, id) WHERE closed IS NOT NULL;
CREATE INDEX case_attachments_by_case ON case_attachments (case_key);
CREATE INDEX operations_without_case ON operations (journal_n) WHERE case_id IS NULL;
