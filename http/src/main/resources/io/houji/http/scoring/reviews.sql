-- The steps of a review. $1 tenant, $2 score
select step, recorded_at, actor, event, decision, person, reason
from houji.score_review where tenant_id = $1 and score_id = $2 order by step
