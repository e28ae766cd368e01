-- Keeps the answers given to keys, in the transaction that did the work.
-- Each an array: $1 tenant_id, $2 client, $3 operation, $4 key, $5 body_hash, $6 status, $7 headers as
-- JSON text, $8 content_type, $9 body
insert into houji.idempotency_key
  (tenant_id, client, operation, key, body_hash, status, headers, content_type, body)
select *
from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bytea[], $6::integer[], $7::text[],
  $8::text[], $9::bytea[])
