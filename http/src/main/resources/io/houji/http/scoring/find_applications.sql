-- Each application's latest version that was recorded until a moment, or of all.
-- $1 tenant, and each an array: $2 id, $3 moment or null
select q.n, a.application_id, a.version, a.recorded_at, a.actor, a.product, a.reference, a.known_at,
       a.input_known_at::text as input_known_at, a.inputs::text as inputs, a.reason
from unnest($2::text[], $3::timestamptz[]) with ordinality as q (id, moment, n)
cross join lateral (
  select * from houji.loan_application l
  where l.tenant_id = $1 and l.application_id = q.id
    and (q.moment is null or l.recorded_at <= q.moment)
  order by l.version desc
  limit 1) a
order by q.n
