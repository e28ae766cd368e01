-- Makes a twin of this request wait until this transaction ends. Two keys that share a hash only
-- wait for each other; the primary key of houji.idempotency_key tells them apart.
-- $1 the claim in words
select pg_advisory_xact_lock(hashtextextended($1::text, 4205))
