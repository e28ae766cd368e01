-- A list and how far it is. $1 tenant, $2 id
select b.batch_id, b.recorded_at, b.actor, b.product, b.day, b.file, b.kind,
       b.columns::text as columns, b.lines, b.parts, b.catalogue_hash,
       r.parts_done, r.lines_done, r.indicate, r.refer, r.insufficient, r.bad, r.finished_at
from houji.score_batch b
cross join lateral (
  select count(*) as parts_done, coalesce(sum(lines), 0)::bigint as lines_done,
         coalesce(sum(indicate), 0)::bigint as indicate, coalesce(sum(refer), 0)::bigint as refer,
         coalesce(sum(insufficient), 0)::bigint as insufficient,
         coalesce(sum(bad), 0)::bigint as bad, max(recorded_at) as finished_at
  from houji.score_batch_result
  where tenant_id = b.tenant_id and batch_id = b.batch_id) r
where b.tenant_id = $1 and b.batch_id = $2
