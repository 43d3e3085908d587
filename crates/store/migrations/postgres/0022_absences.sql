-- When an officer is away, and who stands in.
CREATE TABLE absences (
    administration_id UUID NOT NULL,
    id UUID NOT NULL,
    owner UUID NOT NULL,
    substitute UUID,
    from_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    noted_by UUID NOT NULL,
    noted_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (administration_id, id)
);
CREATE INDEX absences_until ON absences (administration_id, until_at) WHERE ended_at IS NULL;
CREATE INDEX absences_owner ON absences (administration_id, owner, until_at) WHERE ended_at IS NULL;
-- The matter that a person gave a case, whatever the rules of the pack say; empty for none of its own.
CREATE TABLE referrals (
    administration_id UUID NOT NULL,
    case_id UUID NOT NULL,
    subject TEXT NOT NULL,
    given_by UUID NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (administration_id, case_id)
);
