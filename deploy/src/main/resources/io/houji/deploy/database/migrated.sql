-- Whether the tables are those of fingerprint $1 (see Migrations.remember), seen as the service,
-- whose role must still be a weak one: asked at each start, since anybody may have changed it.
select coalesce(bool_and(
  obj_description(c.oid) = $1
  and not (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb)
  and not pg_has_role(r.oid, c.relowner, 'MEMBER')
  and not exists (select from pg_class owned where owned.relowner = r.oid)), false) as migrated
from pg_roles r, pg_class c
where r.rolname = 'houji_service' and c.oid = to_regclass('houji_schema_history')
