-- One file and what became of it, in the transaction that recorded its facts.
-- $1 tenant, $2 id, $3 actor, $4 options, $5 files, $6 commit or null, $7 result, $8 bad rows or null
with file as (
  insert into houji.import_file (tenant_id, import_id, received_at, actor, options, files)
  values ($1, $2, clock_timestamp(), $3, $4::text::jsonb, $5::text::jsonb)
  returning tenant_id, import_id, received_at)
insert into houji.import_result
  (tenant_id, import_id, finished_at, state, seq, result, bad_rows)
select tenant_id, import_id, received_at, 'done', $6::bigint, $7::text::jsonb, $8::bytea
from file
returning finished_at
