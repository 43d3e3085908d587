-- Where a firm's machines want to be told of notices; of the secret that signs them there is no hash: it must be used.
CREATE TABLE webhooks (
    administration_id UUID NOT NULL,
    id UUID NOT NULL,
    owner UUID NOT NULL,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    kinds TEXT NOT NULL,
    secret TEXT NOT NULL,
    made_by UUID NOT NULL,
    created_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (administration_id, id)
);
CREATE INDEX webhooks_owner ON webhooks (administration_id, owner) WHERE ended_at IS NULL;
-- One notice (`number` in the firm's own order; 0 for a test) on its way to one webhook, and how its last attempt ended.
-- `next_at` of one that waits is when it is tried next, or until when somebody is trying.
CREATE TABLE webhook_deliveries (
    administration_id UUID NOT NULL,
    id UUID NOT NULL,
    owner UUID NOT NULL,
    webhook UUID NOT NULL,
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    replay_of TEXT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead')),
    attempts BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    last_at BIGINT,
    status BIGINT,
    answered_bytes BIGINT,
    took_ms BIGINT,
    failure TEXT,
    PRIMARY KEY (administration_id, id)
);
-- However many nodes look, a notice is queued once.
CREATE UNIQUE INDEX webhook_deliveries_once ON webhook_deliveries (administration_id, webhook, number)
    WHERE replay_of IS NULL AND number > 0;
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (administration_id, next_at) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_newest ON webhook_deliveries (administration_id, webhook, created_at, id);
CREATE INDEX webhook_deliveries_old ON webhook_deliveries (administration_id, created_at);
-- What a browser was asked to sign, by its hash, until it is answered once; `owner` is nil while nobody has said who one is.
CREATE TABLE challenges (
    administration_id UUID NOT NULL,
    hash BYTEA NOT NULL CHECK (length(hash) = 32),
    owner UUID NOT NULL,
    purpose TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (administration_id, hash)
);
CREATE INDEX challenges_expired ON challenges (administration_id, expires_at);
