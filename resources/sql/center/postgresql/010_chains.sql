-- oldest: 9
-- SPDX-License-Identifier: Apache-2.0
-- When the latest operation of the workstation's chain was made, and the same when the chain last had no gap (ChainState).
ALTER TABLE workstations ADD COLUMN chain_latest BIGINT NOT NULL DEFAULT 0;
ALTER TABLE workstations ADD COLUMN chain_latest_whole BIGINT NOT NULL DEFAULT 0;

-- A signature once taken is evidence: never changed, never removed.
CREATE FUNCTION chain_heads_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = 'a signed head is never changed or removed'; END $$;
CREATE TRIGGER chain_heads_stay BEFORE UPDATE OR DELETE ON chain_heads FOR EACH ROW EXECUTE FUNCTION chain_heads_stay();
CREATE TRIGGER chain_heads_whole BEFORE TRUNCATE ON chain_heads FOR EACH STATEMENT EXECUTE FUNCTION chain_heads_stay();
