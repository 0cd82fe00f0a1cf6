-- SPDX-License-Identifier: Apache-2.0
-- The few operations that are looked for among the many that wait.
CREATE INDEX outbox_sending ON outbox (n) WHERE state = 'sending';
CREATE INDEX outbox_held ON outbox (lane) WHERE state = 'held';
