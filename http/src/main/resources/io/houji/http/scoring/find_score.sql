-- One score with its answer and what it was made from. $1 tenant, $2 id
select s.score_id, s.application_id, s.application_version, s.recorded_at, s.actor, s.known_at,
       s.product, s.day, s.catalogue_hash, s.answer_hash, s.answer, s.decided_by, a.inputs::text as inputs
from houji.score s
join houji.loan_application a
  on a.tenant_id = s.tenant_id and a.application_id = s.application_id
  and a.version = s.application_version
where s.tenant_id = $1 and s.score_id = $2
