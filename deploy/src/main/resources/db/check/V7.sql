-- Must return no rows. A list whose lines do not add up.
select b.batch_id as what, 'its parts do not hold its lines' as why
from houji.score_batch b
where b.lines <> (
  select coalesce(sum(p.lines), 0) from houji.score_batch_part p
  where p.tenant_id = b.tenant_id and p.batch_id = b.batch_id)
union all
select r.batch_id, 'part ' || r.part || ' lost or gained lines'
from houji.score_batch_result r
join houji.score_batch_part p
  on p.tenant_id = r.tenant_id and p.batch_id = r.batch_id and p.part = r.part
where r.lines <> p.lines
