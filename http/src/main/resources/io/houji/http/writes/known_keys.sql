-- Which of these keys have an answer. Its own statement, as find_key.sql.
-- Each an array: $1 tenant_id, $2 client, $3 operation, $4 key
select c.n
from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality
  as c (tenant_id, client, operation, key, n)
join houji.idempotency_key k using (tenant_id, client, operation, key)
