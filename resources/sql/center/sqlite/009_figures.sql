-- oldest: 8
-- SPDX-License-Identifier: Apache-2.0
-- The figures, kept up to date case by case over the feed (journal/CaseCounting.h). Numbers and days only: no personal data.

-- One row: the feed's place up to which cases were counted, what they were counted under (site rules and calendar), and how often
-- anything of this was written: who prepared a batch from what it read writes it only while this is the same.
CREATE TABLE figures_progress (
    id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    position INTEGER NOT NULL CHECK (position >= 0),
    rules    TEXT    NOT NULL,
    changes  INTEGER NOT NULL CHECK (changes >= 0)
) STRICT;
INSERT INTO figures_progress (id, position, rules, changes) VALUES (1, 0, '', 0);

-- What each case was counted as (domain::CaseFigures), which stays when its content is erased. Days are ISO texts in China, '' =
-- none; closing -1 = none.
CREATE TABLE figures_cases (
    case_id  BLOB    NOT NULL PRIMARY KEY CHECK (length(case_id) = 16),
    item     TEXT    NOT NULL,
    state    TEXT    NOT NULL,
    closing  INTEGER NOT NULL,
    received TEXT    NOT NULL,
    accepted TEXT    NOT NULL,
    ended    TEXT    NOT NULL,
    handled  TEXT    NOT NULL,
    used     INTEGER NOT NULL,
    promise  INTEGER
) STRICT, WITHOUT ROWID;

-- The sums of all of them: by day and item (domain::FiguresSums), and how many cases stand where.
CREATE TABLE figures_days (
    day               TEXT    NOT NULL,
    item              TEXT    NOT NULL,
    received          INTEGER NOT NULL,
    accepted          INTEGER NOT NULL,
    closed            INTEGER NOT NULL,
    immediate         INTEGER NOT NULL,
    immediate_ms      INTEGER NOT NULL,
    promised          INTEGER NOT NULL,
    actual            INTEGER NOT NULL,
    promise           INTEGER NOT NULL,
    actual_of_promise INTEGER NOT NULL,
    PRIMARY KEY (day, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE figures_states (
    item    TEXT    NOT NULL,
    state   TEXT    NOT NULL,
    closing INTEGER NOT NULL,
    cases   INTEGER NOT NULL,
    PRIMARY KEY (item, state, closing)
) STRICT, WITHOUT ROWID;
