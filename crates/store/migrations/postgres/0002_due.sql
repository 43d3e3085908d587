-- Cases whose time has come are found by this index, and only cases with a deadline are in it.
CREATE INDEX cases_due ON cases (administration_id, due_at) WHERE due_at IS NOT NULL;
