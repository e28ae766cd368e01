-- Loans whose outcome is known: how many defaulted, and how many were expected to. $1 tenant
select s.product, count(*) as loans, count(*) filter (where o.outcome = 'defaulted') as defaults,
       sum(s.pd) as expected
from (
  select distinct on (score_id) score_id, outcome
  from houji.score_outcome where tenant_id = $1
  order by score_id, version desc) o
join houji.score s on s.tenant_id = $1 and s.score_id = o.score_id
where o.outcome <> 'not_lent'
group by s.product
