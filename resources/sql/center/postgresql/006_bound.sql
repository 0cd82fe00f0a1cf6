-- SPDX-License-Identifier: Apache-2.0
-- The keys this database belongs to: a keyed hash of the authority's certificate (Stores::bindKeys). Null until the first
-- program that has the right keys opens a database of before.
ALTER TABLE center ADD COLUMN key_check BYTEA CHECK (length(key_check) = 32);

-- The place in its chain that a refused operation claimed: what builds on it is of the same fork (ChainBook).
ALTER TABLE quarantine ADD COLUMN chain_hash BYTEA CHECK (length(chain_hash) = 32);
CREATE INDEX quarantine_by_chain ON quarantine (workstation, chain_hash) WHERE chain_hash IS NOT NULL;
