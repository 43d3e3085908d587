-- The case about which another administration was asked: what it told is read beside the case.
ALTER TABLE exchanges ADD COLUMN case_id UUID;
CREATE INDEX exchanges_case ON exchanges (administration_id, case_id) WHERE case_id IS NOT NULL;
