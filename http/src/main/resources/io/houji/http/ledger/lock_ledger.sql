select pg_advisory_xact_lock(hashtextextended('houji.ledger:' || $1, 0))
