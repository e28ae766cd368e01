-- A score's day with the version of its latest outcome, 0 without one. $1 tenant, $2 score
select s.day, coalesce(max(o.version), 0)::integer as version
from houji.score s
left join houji.score_outcome o on o.tenant_id = s.tenant_id and o.score_id = s.score_id
where s.tenant_id = $1 and s.score_id = $2
group by s.day
