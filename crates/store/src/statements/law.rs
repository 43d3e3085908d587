//! This module decides nothing: it holds the SQL texts about editions of the law: what is known of them, from which day
//! they count, and what they would have meant.

plain! {
    PUT_CARD = "INSERT INTO edition_cards (administration_id, hash, law, pack, version, note, owner, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (administration_id, hash) DO NOTHING";
    CARDS = "SELECT c.hash, c.law, c.pack, c.version, c.note, c.owner, c.at, t.hash FROM edition_cards c
            LEFT JOIN edition_tables t ON t.administration_id = c.administration_id AND t.hash = c.hash
        WHERE c.administration_id = $1 ORDER BY c.at DESC, c.hash LIMIT $2";
    CARD = "SELECT c.hash, c.law, c.pack, c.version, c.note, c.owner, c.at, t.hash FROM edition_cards c
            LEFT JOIN edition_tables t ON t.administration_id = c.administration_id AND t.hash = c.hash
        WHERE c.administration_id = $1 AND c.hash = $2";
    COUNT_CARDS = "SELECT count(*) FROM edition_cards WHERE administration_id = $1";
    PUT_TABLES = "INSERT INTO edition_tables (administration_id, hash, tables) VALUES ($1, $2, $3)
        ON CONFLICT (administration_id, hash) DO NOTHING";
    TABLES = "SELECT tables FROM edition_tables WHERE administration_id = $1 AND hash = $2";
    ACTIVATIONS = "SELECT id, edition, counts_from, reason, owner, at, confirmed_by, confirmed_at, withdrawn_by, withdrawn_at
        FROM activations WHERE administration_id = $1 ORDER BY counts_from DESC, at DESC LIMIT $2";
    CONFIRMED = "SELECT counts_from, edition, id FROM activations
        WHERE administration_id = $1 AND confirmed_at IS NOT NULL AND withdrawn_at IS NULL ORDER BY counts_from";
    PUT_ACTIVATION = "INSERT INTO activations (administration_id, id, edition, counts_from, reason, owner, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (administration_id, counts_from) WHERE withdrawn_at IS NULL DO NOTHING";
    CONFIRM_ACTIVATION = "UPDATE activations SET confirmed_by = $3, confirmed_at = $4
        WHERE administration_id = $1 AND id = $2 AND owner <> $3 AND confirmed_at IS NULL AND withdrawn_at IS NULL";
    WITHDRAW_ACTIVATION = "UPDATE activations SET withdrawn_by = $3, withdrawn_at = $4
        WHERE administration_id = $1 AND id = $2 AND withdrawn_at IS NULL";
    PUT_COMPARISON = "INSERT INTO comparisons (administration_id, id, activation, old_edition, new_edition, first_day, last_day, legal_date,
            owner, at, beat_at, cases)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0)
        ON CONFLICT (administration_id, activation) WHERE activation IS NOT NULL DO NOTHING";
    COMPARISONS = "SELECT id, activation, old_edition, new_edition, first_day, last_day, legal_date, owner, at, beat_at, done_at, cases
        FROM comparisons WHERE administration_id = $1 ORDER BY at DESC, id DESC LIMIT $2";
    COMPARISON = "SELECT id, activation, old_edition, new_edition, first_day, last_day, legal_date, owner, at, beat_at, done_at, cases, result
        FROM comparisons WHERE administration_id = $1 AND id = $2";
    OPEN_COMPARISON = "SELECT id, activation, old_edition, new_edition, first_day, last_day, legal_date, owner, at, beat_at, done_at, cases
        FROM comparisons WHERE administration_id = $1 AND done_at IS NULL AND beat_at < $2 ORDER BY at LIMIT 1";
    COUNT_OPEN = "SELECT count(*) FROM comparisons WHERE administration_id = $1 AND done_at IS NULL";
    BEAT = "UPDATE comparisons SET beat_at = $4, cases = $5
        WHERE administration_id = $1 AND id = $2 AND done_at IS NULL AND beat_at = $3";
    CONCLUDE_COMPARISON = "UPDATE comparisons SET done_at = $3, cases = $4, result = $5
        WHERE administration_id = $1 AND id = $2 AND done_at IS NULL";
}
