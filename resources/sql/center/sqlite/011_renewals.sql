-- oldest: 10
-- SPDX-License-Identifier: Apache-2.0
-- Renewal between centres, as between workstation and centre: at the parent a child's renewed certificate waits beside the old one until
-- it was used; at the child it waits with its key until it was proved.
ALTER TABLE tier_children ADD COLUMN next_certificate BLOB;
ALTER TABLE tier_parent ADD COLUMN next_certificate BLOB;
ALTER TABLE tier_parent ADD COLUMN next_sealed_key BLOB;
