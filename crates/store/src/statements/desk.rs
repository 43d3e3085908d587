//! This module decides nothing: it holds the SQL texts about desks: what waits for whom, who has taken it up, what was
//! noted, proposed, handed in and made searchable.

use crate::sql::Bulk;
use crate::sql::Kind::{Id, Int, Text};

bulk! {
    PUT_DESKS(administration_id: Id, case_id: Id, owner: Id, version: Int, waits_for: Text, stage: Text, stage_since: Int, procedures: Text,
        goods: Text, place: Text, parties: Text, lane: Text, received_at: Int, due_at: Int, worth: Int, subject: Text) =
        "INSERT INTO desks (administration_id, case_id, owner, version, waits_for, stage, stage_since, procedures, goods, place, parties, lane,
             received_at, due_at, worth, subject)
         SELECT administration_id, case_id, owner, version, waits_for, stage, stage_since, procedures, goods, place, parties, lane,
             received_at, due_at, worth, subject
             FROM k WHERE true
         ON CONFLICT (administration_id, case_id) DO UPDATE SET version = excluded.version, waits_for = excluded.waits_for,
             stage = excluded.stage, stage_since = excluded.stage_since, procedures = excluded.procedures, goods = excluded.goods,
             place = excluded.place, parties = excluded.parties, lane = excluded.lane, due_at = excluded.due_at, worth = excluded.worth, subject = excluded.subject
         WHERE desks.version < excluded.version";
    KEEP_REFERRED(administration_id: Id, case_id: Id) =
        "UPDATE desks SET subject = r.subject FROM k JOIN referrals r ON r.administration_id = k.administration_id AND r.case_id = k.case_id
         WHERE desks.administration_id = k.administration_id AND desks.case_id = k.case_id AND desks.waits_for = 'officer'";
    PUT_TERMS(administration_id: Id, term: Text, case_id: Id, owner: Id) =
        "INSERT INTO search_terms (administration_id, term, case_id, owner) SELECT administration_id, term, case_id, owner FROM k WHERE true
         ON CONFLICT (administration_id, term, case_id) DO NOTHING";
}

plain! {
    ARRIVED = "SELECT place, received_at / 3600000000, count(*), count(CASE WHEN lane = 'red' AND basis <> 'score' THEN 1 END),
            count(CASE WHEN lane = 'yellow' AND basis <> 'papers' THEN 1 END)
        FROM selections WHERE administration_id = $1 AND received_at >= $2 AND received_at < $3 GROUP BY 1, 2 ORDER BY 2, 1 LIMIT $4";
    SENT = "SELECT place, count(*), count(CASE WHEN lane = 'red' THEN 1 END), count(CASE WHEN lane = 'yellow' THEN 1 END)
        FROM selections WHERE administration_id = $1 AND received_at >= $2 GROUP BY place ORDER BY place LIMIT $3";
    LEFT_WAITING = "SELECT place, count(*), count(CASE WHEN stage = 'examine' THEN 1 END), count(CASE WHEN stage = 'check_documents' THEN 1 END)
        FROM desks WHERE administration_id = $1 AND waits_for = 'officer' AND received_at < $2 GROUP BY place ORDER BY place LIMIT $3";
    DESK = "SELECT case_id, owner, version, waits_for, stage, stage_since, procedures, goods, place, parties, lane, received_at, due_at, worth, subject
        FROM desks WHERE administration_id = $1 AND case_id = $2";
    ASSIGNMENT = "SELECT case_id, owner, given_by, at FROM assignments WHERE administration_id = $1 AND case_id = $2";
    CLAIM = "INSERT INTO assignments (administration_id, case_id, owner, given_by, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (administration_id, case_id) DO NOTHING";
    ASSIGN = "INSERT INTO assignments (administration_id, case_id, owner, given_by, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (administration_id, case_id) DO UPDATE SET owner = excluded.owner, given_by = excluded.given_by, at = excluded.at";
    UNASSIGN = "DELETE FROM assignments WHERE administration_id = $1 AND case_id = $2";
    WORKLOADS = "SELECT a.owner, count(*) FROM assignments a JOIN desks d ON d.administration_id = a.administration_id AND d.case_id = a.case_id
        WHERE a.administration_id = $1 AND d.waits_for IS NOT NULL GROUP BY a.owner ORDER BY a.owner";
    REFERRAL = "SELECT subject, given_by, at FROM referrals WHERE administration_id = $1 AND case_id = $2";
    REFER = "INSERT INTO referrals (administration_id, case_id, subject, given_by, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (administration_id, case_id) DO UPDATE SET subject = excluded.subject, given_by = excluded.given_by, at = excluded.at";
    DESK_SUBJECT = "UPDATE desks SET subject = $3 WHERE administration_id = $1 AND case_id = $2 AND waits_for = 'officer'";
    ABSENCES = "SELECT id, owner, substitute, from_at, until_at, noted_by, noted_at FROM absences
        WHERE administration_id = $1 AND ended_at IS NULL AND until_at > $2 ORDER BY until_at, id LIMIT $3";
    ABSENCE_OF = "SELECT id, owner, substitute, from_at, until_at, noted_by, noted_at FROM absences
        WHERE administration_id = $1 AND owner = $2 AND ended_at IS NULL AND from_at <= $3 AND until_at > $3";
    INSERT_ABSENCE = "INSERT INTO absences (administration_id, id, owner, substitute, from_at, until_at, noted_by, noted_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    END_ABSENCE = "UPDATE absences SET ended_at = $3 WHERE administration_id = $1 AND id = $2 AND ended_at IS NULL AND until_at > $3";
    STRANDED = "SELECT a.case_id, a.owner, b.substitute FROM absences b
        JOIN assignments a ON a.administration_id = b.administration_id AND a.owner = b.owner
        JOIN desks d ON d.administration_id = a.administration_id AND d.case_id = a.case_id
        WHERE b.administration_id = $1 AND b.ended_at IS NULL AND b.from_at <= $2 AND b.until_at > $2 AND d.waits_for IN ('officer', 'agency')
        ORDER BY a.case_id LIMIT $3";
    PASS_ON = "UPDATE assignments SET owner = $4, given_by = $3, at = $5 WHERE administration_id = $1 AND case_id = $2 AND owner = $3";
    PUT_BACK = "DELETE FROM assignments WHERE administration_id = $1 AND case_id = $2 AND owner = $3";
    NOTES = "SELECT id, owner, kind, text, at FROM notes WHERE administration_id = $1 AND case_id = $2 ORDER BY at, id";
    INSERT_NOTE = "INSERT INTO notes (administration_id, id, case_id, owner, kind, text, at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    PROPOSALS = "SELECT act, owner, version, detail, at FROM proposals WHERE administration_id = $1 AND case_id = $2 ORDER BY act";
    WAITING_PROPOSALS = "SELECT p.case_id, p.act, p.owner, p.version, p.detail, p.at, c.mrn FROM proposals p
        JOIN cases c ON c.administration_id = p.administration_id AND c.case_id = p.case_id AND c.version = p.version
        WHERE p.administration_id = $1 AND p.act = $2 ORDER BY p.at DESC, p.case_id LIMIT $3";
    PROPOSE = "INSERT INTO proposals (administration_id, case_id, act, owner, version, detail, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (administration_id, case_id, act) DO UPDATE SET owner = excluded.owner, version = excluded.version,
            detail = excluded.detail, at = excluded.at";
    WITHDRAW = "DELETE FROM proposals WHERE administration_id = $1 AND case_id = $2 AND act = $3";
    DOCUMENTS = "SELECT d.id, d.case_id, d.owner, d.handed_in_by, d.name, d.media_type, d.size, d.hash, d.at, d.taken_at, d.latitude, d.longitude, d.accuracy_metres
        FROM cases c JOIN documents d ON d.administration_id = c.administration_id AND d.case_id = c.case_id
        WHERE c.administration_id = $1 AND ($2 = 1 OR c.owner = $3) AND c.case_id = $4 ORDER BY d.at, d.id";
    DOCUMENT_BYTES = "SELECT d.id, d.case_id, d.owner, d.handed_in_by, d.name, d.media_type, d.size, d.hash, d.at, d.taken_at, d.latitude, d.longitude, d.accuracy_metres,
            d.bytes, v.wrapped
        FROM cases c JOIN documents d ON d.administration_id = c.administration_id AND d.case_id = c.case_id
        LEFT JOIN case_keys v ON v.administration_id = c.administration_id AND v.case_id = c.case_id
        WHERE c.administration_id = $1 AND ($2 = 1 OR c.owner = $3) AND c.case_id = $4 AND d.id = $5";
    INSERT_DOCUMENT = "INSERT INTO documents (administration_id, id, case_id, owner, handed_in_by, name, media_type, size, hash, bytes, at,
            taken_at, latitude, longitude, accuracy_metres)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    DELETE_DOCUMENT = "DELETE FROM documents WHERE administration_id = $1 AND id = $2";
}
