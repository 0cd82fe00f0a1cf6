-- SPDX-License-Identifier: Apache-2.0
-- A paper says itself whether it may leave: 'not_printed' is withheld until the centre has applied its act, 'void' belongs to an act that was
-- settled against. What waited under an act that has its last answer gets what that answer gives it.
CREATE TABLE paper_next (
    id     INTEGER PRIMARY KEY,
    kind   TEXT NOT NULL,
    issued INTEGER NOT NULL,
    prints INTEGER NOT NULL CHECK (prints >= 0),
    state  TEXT NOT NULL CHECK (state IN ('not_printed', 'queued', 'sent', 'confirmed', 'unknown', 'failed', 'void')),
    since  INTEGER NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    body   BLOB NOT NULL
) STRICT;
INSERT INTO paper_next (id, kind, issued, prints, state, since, reason, body)
SELECT id, kind, issued, prints, state, since, reason, body FROM paper;
DROP TABLE paper;
ALTER TABLE paper_next RENAME TO paper;
CREATE INDEX paper_spool ON paper (state, since) WHERE state IN ('queued', 'sent', 'unknown', 'failed');
UPDATE paper SET state = 'void'
WHERE state = 'not_printed' AND EXISTS (SELECT 1 FROM answered a WHERE a.n = paper.id / 16 AND a.state = 'settled');
UPDATE paper SET state = 'queued', prints = prints + 1
WHERE state = 'not_printed' AND EXISTS (SELECT 1 FROM answered a WHERE a.n = paper.id / 16 AND a.state = 'applied');
