-- Makes a tenant; nothing happens if it is there.
-- $1 tenant_id, $2 name
insert into houji.tenant (tenant_id, name)
values ($1::text, $2::text)
on conflict (tenant_id) do nothing
