-- SPDX-License-Identifier: Apache-2.0
-- A settled operation is offered again when the centre lost its answer (it was restored): whatever the centre then says,
-- nobody has to settle it a second time.
ALTER TABLE outbox ADD COLUMN settled INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1));
