-- SPDX-License-Identifier: Apache-2.0
-- Cases whose content was erased (docs/retention.md). What is left of such a case: its row in `cases` and the rows of its operations, each with an
-- empty sealed_body; a sealed_answer that was there is the 32 bytes of its hash. All chains still verify.
CREATE TABLE erasures (
    case_id      BYTEA  NOT NULL PRIMARY KEY CHECK (length(case_id) = 16),
    operations   BIGINT NOT NULL CHECK (operations >= 0),
    erased       BIGINT NOT NULL,
    sealed_order BYTEA  NOT NULL
);
CREATE FUNCTION erasures_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = 'an erasure is never changed or removed'; END $$;
CREATE TRIGGER erasures_stay BEFORE UPDATE OR DELETE ON erasures FOR EACH ROW EXECUTE FUNCTION erasures_stay();
CREATE TRIGGER erasures_whole BEFORE TRUNCATE ON erasures FOR EACH STATEMENT EXECUTE FUNCTION erasures_stay();
CREATE INDEX cases_by_end ON cases (closed, id) WHERE closed IS NOT NULL;
CREATE INDEX case_attachments_by_case ON case_attachments (case_key);
CREATE INDEX operations_without_case ON operations (journal_n) WHERE case_id IS NULL;
