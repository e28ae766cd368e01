-- Must return no rows. A payment before its trigger, and a fact table without its walls.
select f.fact_id as what, 'paid before its licence took effect' as why
from houji.licence_flow f
join houji.use_first_licence l
  on l.tenant_id = f.tenant_id and l.fact_id = f.licence_id
where f.kind = 'payment'
group by f.fact_id, f.effective_on
having f.effective_on < min(l.effective_on)
union all
select c.relname, 'row-level security is not forced'
from pg_class c
where c.relnamespace = 'houji'::regnamespace and c.relname in (
  'milestone', 'follow_on', 'diligence_paper', 'fund_checkpoint', 'broker', 'carrier', 'research_result', 'transfer_contract', 'use_first_licence', 'licence_flow', 'patent', 'patent_event', 'service_institution', 'referral', 'network_node', 'reported_figure')
  and not (c.relrowsecurity and c.relforcerowsecurity)
