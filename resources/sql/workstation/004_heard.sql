-- SPDX-License-Identifier: Apache-2.0
-- The newest version the centre told of, by the feed or by an answer. It may be ahead of `version`, the one whose
-- content is here: another window's act, applied between ours, comes only with the feed.
ALTER TABLE cases ADD COLUMN heard INTEGER NOT NULL DEFAULT 0;
UPDATE cases SET heard = version;
