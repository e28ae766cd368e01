-- What other models said of a score. $1 tenant, $2 score
select model_hash, model_state, decision, score, pd, grade
from houji.score_beside where tenant_id = $1 and score_id = $2 order by model_state, model_hash
