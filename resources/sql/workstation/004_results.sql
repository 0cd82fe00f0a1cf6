-- SPDX-License-Identifier: Apache-2.0
-- What the case said here after the operation: SHA-256 of its canonical text. Offered with it, so that the centre need
-- not send the case back when it comes to the same.
ALTER TABLE outbox ADD COLUMN result BLOB CHECK (result IS NULL OR length(result) = 32);
