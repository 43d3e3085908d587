-- When a case of the past was last noted, so that nodes hear of each other's cases. Those of before are known from going through
-- the past.
ALTER TABLE past ADD COLUMN noted_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX past_noted ON past (administration_id, noted_at, case_id);
