-- Applications by id, each in its latest version recorded until a moment.
-- $1 tenant, $2 after this id, $3 moment or null, $4 limit
select distinct on (application_id)
       application_id, version, recorded_at, actor, product, reference, known_at,
       input_known_at::text as input_known_at, inputs::text as inputs, reason
from houji.loan_application
where tenant_id = $1 and application_id > $2
  and ($3::timestamptz is null or recorded_at <= $3)
order by application_id, version desc
limit $4
