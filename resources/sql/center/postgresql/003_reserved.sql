-- SPDX-License-Identifier: Apache-2.0
-- The place of a step that another line of work brings.
SELECT 1;
