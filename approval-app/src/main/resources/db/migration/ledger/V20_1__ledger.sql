CREATE TABLE ledger_entry (
    sequence BIGINT NOT NULL PRIMARY KEY,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    actor VARCHAR(60) NOT NULL,
    case_id UUID,
    kind VARCHAR(100) NOT NULL,
    facts TEXT NOT NULL,
    previous_hash VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL
);

CREATE INDEX ledger_entry_case ON ledger_entry (case_id);

-- One row: whoever appends locks it first, so sequence and chain have one order.
CREATE TABLE ledger_head (
    id INTEGER NOT NULL PRIMARY KEY,
    sequence BIGINT NOT NULL,
    hash VARCHAR(64) NOT NULL
);

INSERT INTO ledger_head (id, sequence, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
