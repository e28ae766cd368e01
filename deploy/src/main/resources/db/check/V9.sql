-- Must return no rows. An investor's promises in two currencies, and a fact table without its walls.
with latest as (
  select distinct on (tenant_id, fact_id) *
  from houji.foreign_commitment
  order by tenant_id, fact_id, seq desc)
select min(fact_id) as what, 'commits in two currencies' as why
from latest
where not retracted
group by tenant_id, fund_id, investor_id
having count(distinct currency) > 1
union all
select c.relname, 'row-level security is not forced'
from pg_class c
where c.relnamespace = 'houji'::regnamespace and c.relname in (
  'partnership_agreement', 'foreign_quota', 'foreign_commitment', 'remittance')
  and not (c.relrowsecurity and c.relforcerowsecurity)
