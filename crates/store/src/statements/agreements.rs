//! This module decides nothing: it holds the SQL texts about agreements between parties, and about what administrations
//! asked each other.

// Whoever has no seat and does not see everything gets no row.
plain! {
    PUT_AGREEMENT = "INSERT INTO agreements (administration_id, id, owner, hash, body, mrn, at, steps, state)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8) ON CONFLICT (administration_id, hash) DO NOTHING";
    PUT_SEAT = "INSERT INTO agreement_seats (administration_id, agreement, role, owner) VALUES ($1, $2, $3, $4)";
    SIGN_SEAT = "UPDATE agreement_seats SET note = $4, at = $5
        WHERE administration_id = $1 AND agreement = $2 AND role = $3 AND note IS NULL";
    SEATS = "SELECT role, owner, note, at FROM agreement_seats WHERE administration_id = $1 AND agreement = $2 ORDER BY role";
    PUT_IN_FORCE = "UPDATE agreements SET in_force_at = $3 WHERE administration_id = $1 AND id = $2 AND in_force_at IS NULL";
    AGREEMENT = "SELECT a.id, a.owner, a.hash, a.body, a.mrn, a.at, a.in_force_at, a.steps, a.state FROM agreements a
        WHERE a.administration_id = $1 AND a.id = $4 AND ($2 = 1 OR a.owner = $3 OR EXISTS (SELECT 1 FROM agreement_seats s
            WHERE s.administration_id = a.administration_id AND s.agreement = a.id AND s.owner = $3))";
    AGREEMENTS = "SELECT a.id, a.owner, a.hash, a.body, a.mrn, a.at, a.in_force_at, a.steps, a.state FROM agreements a
        WHERE a.administration_id = $1 AND ($2 = 1 OR a.owner = $3 OR EXISTS (SELECT 1 FROM agreement_seats s
            WHERE s.administration_id = a.administration_id AND s.agreement = a.id AND s.owner = $3))
        ORDER BY a.at DESC, a.id DESC LIMIT $4";
    AGREEMENTS_OF_MRN = "SELECT id, owner, hash, body, mrn, at, in_force_at, steps, state FROM agreements
        WHERE administration_id = $1 AND mrn = $2 AND in_force_at IS NOT NULL ORDER BY at, id LIMIT $3";
    MOVE_AGREEMENT = "UPDATE agreements SET steps = $4, state = $5
        WHERE administration_id = $1 AND id = $2 AND steps = $3 AND in_force_at IS NOT NULL";
    PUT_STEP = "INSERT INTO agreement_steps (administration_id, agreement, number, note, record, at) VALUES ($1, $2, $3, $4, $5, $6)";
    STEPS = "SELECT number, note, record, at FROM agreement_steps WHERE administration_id = $1 AND agreement = $2
        ORDER BY number LIMIT $3";
    AGREEMENT_EVENTS = "SELECT sequence, kind, at, actor, bytes, salt, leaf, position FROM events
        WHERE administration_id = $1 AND case_id = $2 ORDER BY sequence LIMIT $3";
    PUT_AGREEMENT_DOCUMENT = "INSERT INTO agreement_documents (administration_id, agreement, hash, bytes) VALUES ($1, $2, $3, $4)
        ON CONFLICT (administration_id, agreement, hash) DO NOTHING";
    AGREEMENT_DOCUMENTS = "SELECT hash, bytes FROM agreement_documents WHERE administration_id = $1 AND agreement = $2
        ORDER BY hash LIMIT $3";
    COUNT_AGREEMENT_DOCUMENTS = "SELECT count(*) FROM agreement_documents WHERE administration_id = $1 AND agreement = $2";
    PUT_EXCHANGE = "INSERT INTO exchanges (administration_id, id, direction, peer, nonce, purpose, reference, outcome, request, answer, at, case_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (administration_id, direction, peer, nonce) DO NOTHING";
    CONCLUDE_EXCHANGE = "UPDATE exchanges SET outcome = $3, answer = $4 WHERE administration_id = $1 AND id = $2 AND answer IS NULL";
    RECOGNISED = "SELECT answer FROM exchanges WHERE administration_id = $1 AND direction = 'asked' AND purpose = 'recognised'
        AND peer = $2 AND answer IS NOT NULL ORDER BY at DESC, id DESC LIMIT 1";
    EXCHANGES = "SELECT id, direction, peer, nonce, purpose, reference, outcome, request, answer, at, case_id FROM exchanges
        WHERE administration_id = $1 ORDER BY at DESC, id DESC LIMIT $2";
    EXCHANGE = "SELECT id, direction, peer, nonce, purpose, reference, outcome, request, answer, at, case_id FROM exchanges
        WHERE administration_id = $1 AND id = $2";
    EXCHANGES_OF_CASE = "SELECT id, direction, peer, nonce, purpose, reference, outcome, request, answer, at, case_id FROM exchanges
        WHERE administration_id = $1 AND case_id = $2 ORDER BY at DESC, id DESC LIMIT $3";
}
