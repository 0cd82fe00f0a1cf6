-- SPDX-License-Identifier: Apache-2.0
-- Papers that wait for the centre are looked for after every answer; there are few.
CREATE INDEX paper_withheld ON paper (id) WHERE state = 'not_printed';
