-- What waits of a firm's cases is counted for the firm, too.
CREATE INDEX desks_own ON desks (administration_id, owner, waits_for, stage) WHERE waits_for IS NOT NULL;
