-- oldest: 8
-- SPDX-License-Identifier: Apache-2.0
-- The figures, kept up to date case by case over the feed (journal/CaseCounting.h). Numbers and days only: no personal data.

-- One row: the feed's place up to which cases were counted, what they were counted under (site rules and calendar), and how often
-- anything of this was written: who prepared a batch from what it read writes it only while this is the same.
CREATE TABLE figures_progress (
    id       BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    position BIGINT NOT NULL CHECK (position >= 0),
    rules    TEXT COLLATE "C"    NOT NULL,
    changes  BIGINT NOT NULL CHECK (changes >= 0)
);
INSERT INTO figures_progress (id, position, rules, changes) VALUES (1, 0, '', 0);

-- What each case was counted as (domain::CaseFigures), which stays when its content is erased. Days are ISO texts in China, '' =
-- none; closing -1 = none.
CREATE TABLE figures_cases (
    case_id  BYTEA    NOT NULL PRIMARY KEY CHECK (length(case_id) = 16),
    item     TEXT COLLATE "C"    NOT NULL,
    state    TEXT COLLATE "C"    NOT NULL,
    closing  BIGINT NOT NULL,
    received TEXT COLLATE "C"    NOT NULL,
    accepted TEXT COLLATE "C"    NOT NULL,
    ended    TEXT COLLATE "C"    NOT NULL,
    handled  TEXT COLLATE "C"    NOT NULL,
    used     BIGINT NOT NULL,
    promise  BIGINT
);

-- The sums of all of them: by day and item (domain::FiguresSums), and how many cases stand where.
CREATE TABLE figures_days (
    day               TEXT COLLATE "C"    NOT NULL,
    item              TEXT COLLATE "C"    NOT NULL,
    received          BIGINT NOT NULL,
    accepted          BIGINT NOT NULL,
    closed            BIGINT NOT NULL,
    immediate         BIGINT NOT NULL,
    immediate_ms      BIGINT NOT NULL,
    promised          BIGINT NOT NULL,
    actual            BIGINT NOT NULL,
    promise           BIGINT NOT NULL,
    actual_of_promise BIGINT NOT NULL,
    PRIMARY KEY (day, item)
);

CREATE TABLE figures_states (
    item    TEXT COLLATE "C"    NOT NULL,
    state   TEXT COLLATE "C"    NOT NULL,
    closing BIGINT NOT NULL,
    cases   BIGINT NOT NULL,
    PRIMARY KEY (item, state, closing)
);
