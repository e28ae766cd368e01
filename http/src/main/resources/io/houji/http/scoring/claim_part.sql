-- The lines of a part that has no result and that nobody else is working on; no row otherwise.
-- $1 tenant, $2 batch, $3 part
select p.input
from houji.score_batch_part p
where p.tenant_id = $1 and p.batch_id = $2 and p.part = $3
  and not exists (
    select from houji.score_batch_result r
    where r.tenant_id = p.tenant_id and r.batch_id = p.batch_id and r.part = p.part)
  and pg_try_advisory_xact_lock(
    hashtextextended(length($1)::text || ':' || $1 || $2 || ':' || $3::text, 4206))
