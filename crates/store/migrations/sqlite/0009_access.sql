-- Where a firm's machines want to be told of notices; of the secret that signs them there is no hash: it must be used.
CREATE TABLE webhooks (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    owner BLOB NOT NULL,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    kinds TEXT NOT NULL,
    secret TEXT NOT NULL,
    made_by BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (administration_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX webhooks_owner ON webhooks (administration_id, owner) WHERE ended_at IS NULL;
-- One notice (`number` in the firm's own order; 0 for a test) on its way to one webhook, and how its last attempt ended.
-- `next_at` of one that waits is when it is tried next, or until when somebody is trying.
CREATE TABLE webhook_deliveries (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    owner BLOB NOT NULL,
    webhook BLOB NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    replay_of TEXT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead')),
    attempts INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    last_at INTEGER,
    status INTEGER,
    answered_bytes INTEGER,
    took_ms INTEGER,
    failure TEXT,
    PRIMARY KEY (administration_id, id)
) STRICT, WITHOUT ROWID;
-- However many nodes look, a notice is queued once.
CREATE UNIQUE INDEX webhook_deliveries_once ON webhook_deliveries (administration_id, webhook, number)
    WHERE replay_of IS NULL AND number > 0;
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (administration_id, next_at) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_newest ON webhook_deliveries (administration_id, webhook, created_at, id);
CREATE INDEX webhook_deliveries_old ON webhook_deliveries (administration_id, created_at);
-- What a browser was asked to sign, by its hash, until it is answered once; `owner` is nil while nobody has said who one is.
CREATE TABLE challenges (
    administration_id BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    owner BLOB NOT NULL,
    purpose TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (administration_id, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX challenges_expired ON challenges (administration_id, expires_at);
