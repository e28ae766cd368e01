-- The answer that was given to this key, if any. Its own statement: it must see what was committed
-- while the lock was waited for.
-- $1 tenant_id, $2 client, $3 operation, $4 key; body_hash, status, headers, content_type, body
select body_hash, status, headers, content_type, body
from houji.idempotency_key
where tenant_id = $1::text and client = $2::text and operation = $3::text and key = $4::text
