-- Must return no rows. A score that could not be made again, or whose application was corrected
-- without a reason.
select s.score_id as what, 'its catalogue is not kept' as why
from houji.score s
where not exists (
  select from houji.scoring_catalogue c
  where c.tenant_id = s.tenant_id and c.catalogue_hash = s.catalogue_hash)
union all
select a.application_id, 'version ' || a.version || ' has no version before it'
from houji.loan_application a
where a.version > 1
  and not exists (
    select from houji.loan_application b
    where b.tenant_id = a.tenant_id and b.application_id = a.application_id
      and b.version = a.version - 1)
union all
select c.relname, 'the service may change what was scored'
from pg_class c, unnest(array['update', 'delete', 'truncate']) right_to
where c.relnamespace = 'houji'::regnamespace
  and c.relname in ('scoring_catalogue', 'loan_application', 'score')
  and has_table_privilege('houji_service', c.oid, right_to)
