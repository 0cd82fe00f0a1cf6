-- SPDX-License-Identifier: Apache-2.0
-- Keeps the place of number 002, which another change brings.
SELECT 1;
