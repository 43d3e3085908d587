-- When an officer is away, and who stands in.
CREATE TABLE absences (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    owner BLOB NOT NULL,
    substitute BLOB,
    from_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    noted_by BLOB NOT NULL,
    noted_at INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (administration_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX absences_until ON absences (administration_id, until_at) WHERE ended_at IS NULL;
CREATE INDEX absences_owner ON absences (administration_id, owner, until_at) WHERE ended_at IS NULL;
-- The matter that a person gave a case, whatever the rules of the pack say; empty for none of its own.
CREATE TABLE referrals (
    administration_id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    subject TEXT NOT NULL,
    given_by BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (administration_id, case_id)
) STRICT, WITHOUT ROWID;
