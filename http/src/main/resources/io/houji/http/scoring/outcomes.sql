-- Outcomes by score, each in its latest version. $1 tenant, $2 after this score, $3 limit
select distinct on (o.score_id) o.score_id, o.version, o.recorded_at, o.actor, o.outcome,
       o.observed_on, o.reason, s.product, s.day, s.score, s.pd, s.grade
from houji.score_outcome o
join houji.score s on s.tenant_id = o.tenant_id and s.score_id = o.score_id
where o.tenant_id = $1 and o.score_id > $2
order by o.score_id, o.version desc
limit $3
