-- Who and what a case ties together (parties, addresses, accounts, conveyances, containers): a projection of declarations,
-- which can be made again.
CREATE TABLE ties (
    administration_id UUID NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    case_id UUID NOT NULL,
    owner UUID NOT NULL,
    PRIMARY KEY (administration_id, kind, value, received_at, case_id)
);
CREATE INDEX ties_of_case ON ties (administration_id, case_id);
