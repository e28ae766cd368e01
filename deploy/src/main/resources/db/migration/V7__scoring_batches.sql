-- Long lists of firms, scored in parts. A part's result is inserted once, so that a list that was
-- cut off goes on where it stopped and no line comes twice.

create table houji.score_batch (
  tenant_id      text        not null references houji.tenant (tenant_id),
  batch_id       text        not null check (batch_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  recorded_at    timestamptz not null default clock_timestamp(),
  actor          text        not null check (length(actor) between 1 and 200),
  product        text        check (length(product) between 1 and 64),
  day            date        not null,
  file           text        not null check (length(file) between 1 and 200),
  kind           text        not null check (kind in ('ndjson', 'csv', 'xlsx')),
  columns        jsonb       not null,
  sha256         bytea       not null check (octet_length(sha256) = 32),
  lines          bigint      not null check (lines > 0),
  parts          integer     not null check (parts > 0),
  catalogue_hash bytea       not null,
  primary key (tenant_id, batch_id),
  foreign key (tenant_id, catalogue_hash)
    references houji.scoring_catalogue (tenant_id, catalogue_hash)
);
create index score_batch_recorded on houji.score_batch (tenant_id, recorded_at, batch_id);

-- Lines as they came, packed; kept, so that a result can be made again.
create table houji.score_batch_part (
  tenant_id text    not null,
  batch_id  text    not null,
  part      integer not null check (part > 0),
  lines     integer not null check (lines > 0),
  input     bytea   not null,
  primary key (tenant_id, batch_id, part),
  foreign key (tenant_id, batch_id) references houji.score_batch (tenant_id, batch_id)
    deferrable initially deferred
);
alter table houji.score_batch_part alter column input set storage external;

create table houji.score_batch_result (
  tenant_id    text        not null,
  batch_id     text        not null,
  part         integer     not null,
  recorded_at  timestamptz not null default clock_timestamp(),
  lines        integer     not null,
  indicate     integer     not null,
  refer        integer     not null,
  insufficient integer     not null,
  bad          integer     not null,
  result       bytea       not null,
  primary key (tenant_id, batch_id, part),
  foreign key (tenant_id, batch_id, part)
    references houji.score_batch_part (tenant_id, batch_id, part),
  check (lines = indicate + refer + insufficient + bad)
);
alter table houji.score_batch_result alter column result set storage external;

do $$
declare t text;
begin
  foreach t in array array['score_batch', 'score_batch_part', 'score_batch_result'] loop
    execute format('alter table houji.%I enable row level security', t);
    execute format('alter table houji.%I force row level security', t);
    execute format(
      'create policy tenant_only on houji.%I using (tenant_id = nullif(current_setting(''houji.tenant'', true), '''')) '
      'with check (tenant_id = nullif(current_setting(''houji.tenant'', true), ''''))', t);
    execute format('grant select, insert on houji.%I to houji_service', t);
  end loop;
end $$;

-- A node that starts must find what another one left unfinished, whosever it is; it learns names
-- only and does the work inside the tenant.
create policy score_batch_owner on houji.score_batch for select to current_user using (true);
create policy score_batch_result_owner on houji.score_batch_result for select to current_user using (true);
create function houji.unfinished_batches()
returns table (tenant_id text, batch_id text)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
  select b.tenant_id, b.batch_id
  from houji.score_batch b
  where b.recorded_at > now() - interval '30 days'
    and b.parts > (
      select count(*) from houji.score_batch_result r
      where r.tenant_id = b.tenant_id and r.batch_id = b.batch_id)
  order by b.recorded_at
  limit 100
$$;
revoke all on function houji.unfinished_batches() from public;
grant execute on function houji.unfinished_batches() to houji_service;
