//! This module decides nothing: it holds the SQL texts about webhooks and what is on its way to them.

plain! {
    WEBHOOKS = "SELECT id, owner, name, url, kinds, secret, made_by, created_at FROM webhooks
        WHERE administration_id = $1 AND ($2 = 1 OR owner = $3) AND ended_at IS NULL ORDER BY id";
    INSERT_WEBHOOK = "INSERT INTO webhooks (administration_id, id, owner, name, url, kinds, secret, made_by, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    END_WEBHOOK = "UPDATE webhooks SET ended_at = $4 WHERE administration_id = $1 AND id = $2 AND owner = $3 AND ended_at IS NULL";
    DROP_WAITING = "UPDATE webhook_deliveries SET state = 'dead', failure = 'ended' WHERE administration_id = $1 AND webhook = $2
        AND state = 'waiting'";
    LAST_OF_OWNER = "SELECT COALESCE(max(owner_number), 0) FROM outbox WHERE administration_id = $1 AND owner = $2";
    INSERT_DELIVERY = "INSERT INTO webhook_deliveries (administration_id, id, owner, webhook, number, kind, replay_of, state, attempts,
            next_at, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', 0, $8, $8)
        ON CONFLICT (administration_id, webhook, number) WHERE replay_of IS NULL AND number > 0 DO NOTHING";
    DUE_DELIVERIES = "SELECT d.id, d.owner, d.webhook, d.number, d.kind, d.replay_of, d.state, d.attempts, d.next_at, d.created_at,
            d.last_at, d.status, d.answered_bytes, d.took_ms, d.failure, w.url, w.secret
        FROM webhook_deliveries d JOIN webhooks w ON w.administration_id = d.administration_id AND w.id = d.webhook
        WHERE d.administration_id = $1 AND d.state = 'waiting' AND d.next_at <= $2 AND w.ended_at IS NULL ORDER BY d.next_at LIMIT $3";
    CLAIM_DELIVERY = "UPDATE webhook_deliveries SET attempts = attempts + 1, last_at = $4, next_at = $5
        WHERE administration_id = $1 AND id = $2 AND attempts = $3 AND state = 'waiting'";
    CONCLUDE_DELIVERY = "UPDATE webhook_deliveries SET state = $4, next_at = $5, status = $6, answered_bytes = $7, took_ms = $8, failure = $9
        WHERE administration_id = $1 AND id = $2 AND attempts = $3 AND state = 'waiting'";
    DELIVERIES = "SELECT id, owner, webhook, number, kind, replay_of, state, attempts, next_at, created_at, last_at, status, answered_bytes,
            took_ms, failure
        FROM webhook_deliveries WHERE administration_id = $1 AND owner = $2 AND webhook = $3 AND (created_at, id) < ($4, $5)
        ORDER BY created_at DESC, id DESC LIMIT $6";
    DELIVERY = "SELECT id, owner, webhook, number, kind, replay_of, state, attempts, next_at, created_at, last_at, status, answered_bytes,
            took_ms, failure
        FROM webhook_deliveries WHERE administration_id = $1 AND owner = $2 AND id = $3";
    DROP_DELIVERIES = "DELETE FROM webhook_deliveries WHERE administration_id = $1 AND created_at < $2 AND state <> 'waiting'";
}
