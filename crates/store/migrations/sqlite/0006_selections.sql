-- What chose whom, a row a case: a projection of decision records and results of examinations, which can be made again.
-- `basis`: score, chance, findings or none. `result`: conform, discrepancy or seize; none where nobody looked.
-- `probability` in millionths; `revenue`, `worth`, `threshold` in hundredths of the currency; none where nothing was scored.
-- `band`: the place of the worth on a logarithmic scale. `signals`: what raised the score most, each between spaces.
CREATE TABLE selections (
    administration_id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    owner BLOB NOT NULL,
    version INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    trader TEXT NOT NULL,
    origin TEXT NOT NULL,
    place TEXT NOT NULL,
    lane TEXT,
    basis TEXT NOT NULL,
    result TEXT,
    probability INTEGER,
    revenue INTEGER,
    worth INTEGER,
    threshold INTEGER,
    band INTEGER,
    signals TEXT NOT NULL,
    PRIMARY KEY (administration_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX selections_newest ON selections (administration_id, received_at, case_id);
