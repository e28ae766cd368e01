-- Tenants, tokens and idempotency keys: who calls, whose rows they see, what was answered.
--
-- Rules for every table of this schema, checked by db/check/V1.sql:
--   rows belong to a tenant; row-level security is enabled and forced; the service's role owns
--   nothing and may only do what is granted here.

set local lock_timeout = '5s';

create schema if not exists houji;
comment on schema houji is 'Facts and credentials of the service.';

-- Roles belong to the whole cluster: another database may have made it, or be making it right now.
-- Looked for first, since making it asks for a right that this login need not have.
do $$
begin
  if not exists (select from pg_roles where rolname = 'houji_service') then
    create role houji_service nologin nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
exception
  when duplicate_object or unique_violation then null;
end
$$;

grant usage on schema houji to houji_service;

create table houji.tenant (
  tenant_id text primary key
    constraint tenant_id_form check (tenant_id ~ '^[a-z][a-z0-9_-]{0,62}$'),
  name text not null
    constraint tenant_name_length check (char_length(name) between 1 and 200),
  created_at timestamptz not null default now()
);
comment on table houji.tenant is 'Who keeps rows here and sees no rows but its own.';

alter table houji.tenant enable row level security;
alter table houji.tenant force row level security;
create policy tenant_own on houji.tenant for select to houji_service
  using (tenant_id = nullif(current_setting('houji.tenant', true), ''));
-- Forced row-level security binds the owner too; minting and the demo run as the owner.
create policy tenant_owner on houji.tenant to current_user using (true) with check (true);
grant select on houji.tenant to houji_service;

create table houji.api_token (
  token_hash bytea primary key
    constraint token_hash_is_sha256 check (octet_length(token_hash) = 32),
  tenant_id text not null references houji.tenant,
  role text not null
    constraint token_role_known
    check (role in ('fund_manager', 'bank', 'regulator', 'model_risk', 'operator')),
  client text not null
    constraint token_client_form check (client ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
  created_at timestamptz not null default now(),
  not_before timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  constraint token_begins_before_it_ends check (not_before < expires_at)
);
comment on table houji.api_token is
  'Bearer tokens by their SHA-256; the service cannot read this table, only ask authenticate().';
create index api_token_tenant on houji.api_token (tenant_id);

alter table houji.api_token enable row level security;
alter table houji.api_token force row level security;
create policy api_token_owner on houji.api_token to current_user using (true) with check (true);

create function houji.authenticate(hash bytea)
returns table (tenant_id text, role text, client text, expires_at timestamptz)
language sql stable strict security definer
set search_path = pg_catalog, pg_temp
as $$
  select t.tenant_id, t.role, t.client, t.expires_at
  from houji.api_token t
  where t.token_hash = hash
    and t.revoked_at is null
    and t.not_before <= now()
    and t.expires_at > now()
$$;
comment on function houji.authenticate(bytea) is
  'Whose token has this SHA-256 now; no row if nobody''s.';
revoke all on function houji.authenticate(bytea) from public;
grant execute on function houji.authenticate(bytea) to houji_service;

create table houji.idempotency_key (
  tenant_id text not null references houji.tenant,
  client text not null,
  operation text not null,
  key text not null
    constraint idempotency_key_length check (char_length(key) between 1 and 255),
  body_hash bytea not null
    constraint idempotency_hash_is_sha256 check (octet_length(body_hash) = 32),
  status integer not null
    constraint idempotency_status_is_good check (status between 200 and 299),
  headers text not null,
  content_type text not null,
  body bytea not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, client, operation, key)
);
comment on table houji.idempotency_key is
  'Answers given to writes, kept as long as the rows they speak of and given again byte for byte.';

alter table houji.idempotency_key enable row level security;
alter table houji.idempotency_key force row level security;
create policy idempotency_key_own on houji.idempotency_key to houji_service
  using (tenant_id = nullif(current_setting('houji.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('houji.tenant', true), ''));
grant select, insert on houji.idempotency_key to houji_service;
