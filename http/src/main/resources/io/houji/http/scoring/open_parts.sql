-- Parts of a list without a result. $1 tenant, $2 batch
select p.part
from houji.score_batch_part p
where p.tenant_id = $1 and p.batch_id = $2
  and not exists (
    select from houji.score_batch_result r
    where r.tenant_id = p.tenant_id and r.batch_id = p.batch_id and r.part = p.part)
order by p.part
