-- A part's lines with what became of them, nothing yet where it waits. $1 tenant, $2 batch, $3 part
select p.input, r.result, r.recorded_at
from houji.score_batch_part p
left join houji.score_batch_result r
  on r.tenant_id = p.tenant_id and r.batch_id = p.batch_id and r.part = p.part
where p.tenant_id = $1 and p.batch_id = $2 and p.part = $3
