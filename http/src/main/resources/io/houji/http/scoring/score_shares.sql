-- Scores by product and grade: those of the last thirty days, and those before, at most a year old.
-- $1 tenant, $2 now
select product, grade,
       count(*) filter (where recorded_at > $2::timestamptz - interval '30 days') as recent,
       count(*) filter (where recorded_at <= $2::timestamptz - interval '30 days') as before
from houji.score
where tenant_id = $1 and recorded_at > $2::timestamptz - interval '1 year'
group by product, grade
