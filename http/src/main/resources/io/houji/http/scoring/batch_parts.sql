-- How many lines each part of a list has. $1 tenant, $2 batch
select part, lines
from houji.score_batch_part
where tenant_id = $1 and batch_id = $2
order by part
