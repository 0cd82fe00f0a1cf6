-- SPDX-License-Identifier: Apache-2.0
-- The workstation that knows the entity as it stands, because it made it so itself; 0 = nobody. It is passed over when
-- that workstation follows the feed.
ALTER TABLE feed ADD COLUMN author INTEGER NOT NULL DEFAULT 0 CHECK (author >= 0);
