-- Must return no rows. What would break the walls between tenants, in any table of the schema.
select c.relname as what, 'row-level security is not forced' as why
from pg_class c
where c.relnamespace = 'houji'::regnamespace
  and c.relkind in ('r', 'p')
  and not (c.relrowsecurity and c.relforcerowsecurity)
  and c.relname <> 'flyway_schema_history'
union all
select c.relname, 'has no column tenant_id'
from pg_class c
where c.relnamespace = 'houji'::regnamespace
  and c.relkind in ('r', 'p')
  and c.relname <> 'flyway_schema_history'
  and not exists (
    select from pg_attribute a
    where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
union all
select c.relname, 'belongs to the role of the service'
from pg_class c
where c.relnamespace = 'houji'::regnamespace
  and c.relowner = 'houji_service'::regrole
union all
select p.tablename, 'policy ' || p.policyname || ' lets the service see every tenant'
from pg_policies p
where p.schemaname = 'houji'
  and ('houji_service' = any (p.roles) or 'public' = any (p.roles))
  and position('houji.tenant' in coalesce(p.qual, p.with_check, '')) = 0
union all
select 'houji_service', 'may bypass row-level security'
from pg_roles r
where r.rolname = 'houji_service' and (r.rolsuper or r.rolbypassrls)
union all
select 'api_token', 'can be read by the service'
where has_table_privilege('houji_service', 'houji.api_token', 'select')
union all
select c.relname, 'a view that does not ask as its invoker'
from pg_class c
where c.relnamespace = 'houji'::regnamespace
  and c.relkind = 'v'
  and not coalesce('security_invoker=true' = any (c.reloptions), false)
union all
select c.relname, 'a materialised view ignores row-level security'
from pg_class c
where c.relnamespace = 'houji'::regnamespace and c.relkind = 'm'
