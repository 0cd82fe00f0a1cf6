-- oldest: 6
-- SPDX-License-Identifier: Apache-2.0
-- The lowest number the next child centre may have. A restored centre does not know whom it enrolled since the backup: it leaps past
-- them (TierStore::leapAfterRestore), for a child's number says which query numbers are its own.
ALTER TABLE center ADD COLUMN next_child INTEGER NOT NULL DEFAULT 1;
