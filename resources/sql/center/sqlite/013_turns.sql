-- oldest: 11
-- SPDX-License-Identifier: Apache-2.0
-- Turns of writing an upload. Another one begins when somebody's lease ended without being given back, whose last write may still come; its
-- pieces have names of their own. `turns`: a byte for each piece, the turn that its name carries; pieces behind the last byte are of turn 0.
ALTER TABLE uploads ADD COLUMN turn INTEGER NOT NULL DEFAULT 0 CHECK (turn >= 0 AND turn <= 255);
ALTER TABLE uploads ADD COLUMN turns BLOB;
ALTER TABLE attachments ADD COLUMN turn INTEGER NOT NULL DEFAULT 0 CHECK (turn >= 0 AND turn <= 255);
ALTER TABLE attachments ADD COLUMN turns BLOB;
