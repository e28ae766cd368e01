-- Every model of the tenant's own, oldest first. $1 tenant
select model_hash, recorded_at, author, name, version, content
from houji.scoring_model where tenant_id = $1 order by recorded_at, model_hash
