-- The latest version of an application that was recorded until a moment, or of all.
-- $1 tenant, $2 id, $3 moment or null
select application_id, version, recorded_at, actor, product, reference, known_at,
       input_known_at::text as input_known_at, inputs::text as inputs, reason
from houji.loan_application
where tenant_id = $1 and application_id = $2
  and ($3::timestamptz is null or recorded_at <= $3)
order by version desc
limit 1
