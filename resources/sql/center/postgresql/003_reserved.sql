-- SPDX-License-Identifier: Apache-2.0
-- A number kept for another part of the same release.
SELECT 1;
