-- SPDX-License-Identifier: Apache-2.0
-- An attachment's way to the centre: what it is (its MIME type), and the memory of tries that did not get through. `refused`:
-- the centre will not take it as it is; only a person has it tried again. `said`: the centre's sentence about it.
ALTER TABLE blob ADD COLUMN type TEXT NOT NULL DEFAULT 'application/octet-stream';
ALTER TABLE blob ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE blob ADD COLUMN next_try INTEGER NOT NULL DEFAULT 0;
ALTER TABLE blob ADD COLUMN refused INTEGER NOT NULL DEFAULT 0 CHECK (refused IN (0, 1));
ALTER TABLE blob ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE blob ADD COLUMN said TEXT NOT NULL DEFAULT '';
-- Who needs an attachment is asked by its hash; few operations have any.
CREATE INDEX operation_need_hash ON operation_need (hash);
