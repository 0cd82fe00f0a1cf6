-- oldest: 9
-- SPDX-License-Identifier: Apache-2.0
-- When the latest operation of the workstation's chain was made, and the same when the chain last had no gap (ChainState).
ALTER TABLE workstations ADD COLUMN chain_latest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE workstations ADD COLUMN chain_latest_whole INTEGER NOT NULL DEFAULT 0;

-- A signature once taken is evidence: never changed, never removed.
CREATE TRIGGER chain_heads_stay BEFORE UPDATE ON chain_heads
BEGIN SELECT RAISE(ABORT, 'a signed head is never changed'); END;
CREATE TRIGGER chain_heads_remain BEFORE DELETE ON chain_heads
BEGIN SELECT RAISE(ABORT, 'a signed head is never removed'); END;
