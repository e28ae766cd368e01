-- Which of these keys have an answer. Its own statement, as find_key.sql. Each key is looked up by
-- the index: joined, a table whose size is not known yet would be read whole.
-- Each an array: $1 tenant_id, $2 client, $3 operation, $4 key
select c.n
from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality
  as c (tenant_id, client, operation, key, n)
cross join lateral (
  select 1
  from houji.idempotency_key k
  where k.tenant_id = c.tenant_id and k.client = c.client and k.operation = c.operation
    and k.key = c.key
  limit 1) found
