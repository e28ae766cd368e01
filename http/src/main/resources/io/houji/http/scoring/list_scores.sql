-- Scores of an application in the order in which they were given. $1 tenant, $2 application,
-- $3 after this moment, $4 and id, $5 limit
select score_id, application_version, recorded_at, actor, product, day, decision, score, pd, grade,
       decided_by
from houji.score
where tenant_id = $1 and application_id = $2
  and ($3::timestamptz is null or (recorded_at, score_id) > ($3, $4))
order by recorded_at, score_id
limit $5
