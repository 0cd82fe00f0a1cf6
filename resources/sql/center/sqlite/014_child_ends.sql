-- oldest: 11
-- SPDX-License-Identifier: Apache-2.0
-- When a child's certificates end, as with workstations: the later one ends later, whatever order a log tells them in. 0: not known.
ALTER TABLE tier_children ADD COLUMN expires INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tier_children ADD COLUMN next_expires INTEGER;
