-- SPDX-License-Identifier: Apache-2.0
-- How often the centre said that it lacks a content that it had taken whole (its scanner has not decided): each time it is asked for later.

ALTER TABLE blob ADD COLUMN missed INTEGER NOT NULL DEFAULT 0;
