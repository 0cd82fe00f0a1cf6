-- oldest: 11
-- SPDX-License-Identifier: Apache-2.0
-- The case that what could take no place speaks of, so that an erasure finds it; null when none can be read there, and in rows that an older
-- program wrote: those are opened by the next erasure, which fills it in.
ALTER TABLE quarantine ADD COLUMN case_id BLOB CHECK (length(case_id) = 16);
CREATE INDEX quarantine_by_case ON quarantine (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX quarantine_unfiled ON quarantine (no) WHERE case_id IS NULL AND length(sealed_raw) > 0;
