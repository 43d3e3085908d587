//! This module decides nothing: it holds the SQL texts of the evidence log: leaves, tiles, checkpoints and keys.

use crate::sql::Bulk;
use crate::sql::Kind::{Bytes, Id, Int, Text};

bulk! {
    PUT_TILES(administration_id: Id, log: Text, level: Int, number: Int, hashes: Bytes) =
        "INSERT INTO log_tiles (administration_id, log, level, number, hashes)
         SELECT administration_id, log, level, number, hashes FROM k WHERE true
         ON CONFLICT (administration_id, log, level, number) DO UPDATE SET hashes = excluded.hashes";
    TILES(administration_id: Id, log: Text, level: Int, number: Int) =
        "SELECT t.level, t.number, t.hashes FROM k CROSS JOIN log_tiles t
         WHERE t.administration_id = k.administration_id AND t.log = k.log AND t.level = k.level AND t.number = k.number";
}

plain! {
    IS_UNSEALED = "SELECT arrival FROM events WHERE administration_id = $1 AND position IS NULL LIMIT 1";
    LEAVES = "SELECT position, leaf FROM events WHERE administration_id = $1 AND position > $2 ORDER BY position LIMIT $3";
    SEALED_EVENTS = "SELECT position, case_id, sequence, bytes, salt, leaf FROM events
        WHERE administration_id = $1 AND position > $2 ORDER BY position LIMIT $3";
    LOG_HEAD = "SELECT size, checkpoint, at FROM log_heads WHERE administration_id = $1 AND log = $2";
    MOVE_LOG_HEAD = "INSERT INTO log_heads (administration_id, log, size, checkpoint, at) VALUES ($1, $2, $4, $5, $6)
        ON CONFLICT (administration_id, log) DO UPDATE SET size = excluded.size, checkpoint = excluded.checkpoint, at = excluded.at
        WHERE log_heads.size = $3";
    KEEP_CHECKPOINT = "INSERT INTO log_checkpoints (administration_id, log, hour, size, checkpoint, at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (administration_id, log, hour) DO UPDATE SET size = excluded.size, checkpoint = excluded.checkpoint, at = excluded.at";
    CHECKPOINTS = "SELECT size, checkpoint, at FROM log_checkpoints
        WHERE administration_id = $1 AND log = $2 AND size > $3 ORDER BY size LIMIT $4";
    AGREEMENT = "SELECT size, checkpoint, at, agreement FROM log_agreements WHERE administration_id = $1";
    KEEP_AGREEMENT = "INSERT INTO log_agreements (administration_id, size, checkpoint, agreement, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (administration_id) DO UPDATE
        SET size = excluded.size, checkpoint = excluded.checkpoint, agreement = excluded.agreement, at = excluded.at
        WHERE log_agreements.size < excluded.size";
    LOG_KEYS = "SELECT statement, hand_over FROM log_keys WHERE administration_id = $1 AND log = $2 ORDER BY number";
    ADD_LOG_KEYS = "INSERT INTO log_keys (administration_id, log, number, statement, hand_over) VALUES ($1, $2, $3, $4, $5)";
    RECORD_OF_EVENT = "SELECT o.hash, o.bytes, o.version, v.wrapped
        FROM decisions o LEFT JOIN case_keys v ON v.administration_id = o.administration_id AND v.case_id = o.case_id
        WHERE o.administration_id = $1 AND o.case_id = $2 AND o.hash = $3";
    ORIGINAL_OF_EVENT = "SELECT o.hash, o.bytes, o.version, v.wrapped
        FROM originals o LEFT JOIN case_keys v ON v.administration_id = o.administration_id AND v.case_id = o.case_id
        WHERE o.administration_id = $1 AND o.case_id = $2 AND o.hash = $3";
}
