-- Stands in for the real steps in tests of migrating itself.
create schema if not exists houji;
create table houji.note (tenant_id text not null, words text);
alter table houji.note enable row level security;
alter table houji.note force row level security;
create policy own on houji.note
  using (tenant_id = nullif(current_setting('houji.tenant', true), ''));
grant usage on schema houji to houji_service;
grant select, insert on houji.note to houji_service;
