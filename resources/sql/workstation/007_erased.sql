-- SPDX-License-Identifier: Apache-2.0
-- The journal stays append-only but for one thing: what the law has deleted loses its body. Its place, its hash and everything else stay, and the
-- chain still verifies (docs/retention.md).
DROP TRIGGER journal_no_update;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
WHEN length(NEW.body) > 0 OR NEW.n IS NOT OLD.n OR NEW.id IS NOT OLD.id OR NEW.lane IS NOT OLD.lane OR NEW.seq IS NOT OLD.seq
     OR NEW.made IS NOT OLD.made OR NEW.serial IS NOT OLD.serial OR NEW.hash IS NOT OLD.hash
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
