-- H2 has no triggers without Java code; the hash chain tells of any change.
COMMENT ON TABLE ledger_entry IS 'append-only; checked by ledger-check';
