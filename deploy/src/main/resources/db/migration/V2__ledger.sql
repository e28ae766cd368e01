-- The ledger of facts. Rows are appended, never changed: a correction is a new row of the same
-- fact_id with a higher seq and a reason. seq numbers the commits of one tenant without gaps, in
-- the order in which they became visible; known_at is answered by the commits recorded until then.
--
-- effective_on is the business date from which a fact holds; day_precision says how much of that
-- date the source stated (a year alone is stored as its first day, an opening balance as the day
-- of the statement it was taken from).

create table houji.ledger_commit (
  tenant_id   text        not null references houji.tenant (tenant_id),
  seq         bigint      not null check (seq > 0),
  recorded_at timestamptz not null,
  actor       text        not null check (length(actor) between 1 and 200),
  source      text        not null check (source in ('api', 'import', 'revert', 'demo')),
  import_id   text        check (length(import_id) between 1 and 64),
  reason      text        check (length(reason) between 1 and 1000),
  facts       integer     not null check (facts > 0),
  primary key (tenant_id, seq),
  check ((source = 'import') <= (import_id is not null))
);
create index ledger_commit_recorded on houji.ledger_commit (tenant_id, recorded_at);

-- Names that other facts may refer to. Filled by the triggers below, so that a reference to an
-- unknown fund, firm, project or investor can never be stored.
create table houji.known_name (
  tenant_id text not null references houji.tenant (tenant_id),
  kind      text not null check (kind in ('fund', 'firm', 'project', 'investor')),
  fact_id   text not null,
  primary key (tenant_id, kind, fact_id)
);

-- GB 32100-2015: 17 characters of a 31-letter alphabet and a check character,
-- c18 = (31 - sum(value_i * 3^(i-1) mod 31) mod 31) mod 31.
create function houji.is_social_credit_code(code text) returns boolean
  language plpgsql immutable strict parallel safe as $$
declare
  alphabet constant text := '0123456789ABCDEFGHJKLMNPQRTUWXY';
  total integer := 0;
  weight integer := 1;
begin
  if code !~ '^[0-9A-HJ-NPQRTUWXY]{18}$' then
    return false;
  end if;
  for i in 1..17 loop
    total := total + (strpos(alphabet, substr(code, i, 1)) - 1) * weight;
    weight := weight * 3 % 31;
  end loop;
  return strpos(alphabet, substr(code, 18, 1)) - 1 = (31 - total % 31) % 31;
end $$;

create table houji.fund (
  tenant_id       text    not null,
  fact_id         text    not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on    date    not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq             bigint  not null,
  day_precision   text    not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted       boolean not null default false,
  illustrative    boolean not null default false,
  name            text    not null check (length(name) between 1 and 200),
  fund_type       text    not null,
  type_label      text    check (length(type_label) <= 100),
  amac_type       text    check (amac_type in ('venture_fund', 'private_equity_fund')),
  layer           text    not null check (layer in ('direct', 'sub_fund', 'fund_of_funds')),
  vintage         integer not null check (vintage between 1980 and 2100),
  invest_years    numeric(5, 2) check (invest_years between 0 and 50),
  exit_years      numeric(5, 2) check (exit_years between 0 and 50),
  extension_years numeric(5, 2) check (extension_years between 0 and 50),
  manager         text    check (length(manager) between 1 and 200),
  amac_code       text    check (amac_code ~ '^[A-Z0-9]{4,12}$'),
  currency        text    not null default 'CNY' check (currency ~ '^[A-Z]{3}$'),
  sectors         text[]  not null default '{}',
  stage           text    check (stage in ('seed', 'angel', 'venture', 'growth', 'buyout', 'secondary')),
  seed_programme  boolean not null default false,
  note            text    check (length(note) <= 1000),
  primary key (tenant_id, fact_id, effective_on, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq)
);

create table houji.investor (
  tenant_id     text    not null,
  fact_id       text    not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on  date    not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq           bigint  not null,
  day_precision text    not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted     boolean not null default false,
  illustrative  boolean not null default false,
  name          text    not null check (length(name) between 1 and 200),
  source        text    not null check (source in ('fiscal', 'cluster_fund', 'state_owned', 'market', 'foreign')),
  fund_id       text,
  primary key (tenant_id, fact_id, effective_on, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq),
  check ((fund_id is not null) <= (source = 'cluster_fund'))
);

create table houji.firm (
  tenant_id          text    not null,
  fact_id            text    not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on       date    not null check (effective_on between '1900-01-01' and '2100-12-31'),
  seq                bigint  not null,
  day_precision      text    not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted          boolean not null default false,
  illustrative       boolean not null default false,
  name               text    not null check (length(name) between 1 and 200),
  social_credit_code text    check (houji.is_social_credit_code(social_credit_code)),
  sector             text    check (length(sector) between 1 and 100),
  founded_on         date    check (founded_on between '1900-01-01' and '2100-12-31'),
  place              text    check (length(place) between 1 and 200),
  primary key (tenant_id, fact_id, effective_on, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq)
);

create table houji.project (
  tenant_id          text    not null,
  fact_id            text    not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on       date    not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq                bigint  not null,
  day_precision      text    not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted          boolean not null default false,
  illustrative       boolean not null default false,
  name               text    check (length(name) between 1 and 200),
  fund_id            text,
  firm_id            text,
  source_institution text    check (length(source_institution) between 1 and 200),
  sector             text    check (length(sector) between 1 and 100),
  status             text    not null check (status in ('managed', 'next_round', 'impaired', 'written_off', 'exited')),
  status_reason      text    check (length(status_reason) between 1 and 1000),
  primary key (tenant_id, fact_id, effective_on, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq)
);

create table houji.commitment (
  tenant_id     text    not null,
  fact_id       text    not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on  date    not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq           bigint  not null,
  day_precision text    not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted     boolean not null default false,
  illustrative  boolean not null default false,
  fund_id       text    not null,
  investor_id   text,
  source        text    not null check (source in ('fiscal', 'cluster_fund', 'state_owned', 'market', 'foreign')),
  from_fund_id  text    check (from_fund_id <> fund_id),
  amount_fen    bigint  not null check (amount_fen > 0),
  primary key (tenant_id, fact_id, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq),
  check ((from_fund_id is not null) <= (source = 'cluster_fund'))
);

create table houji.cash_flow (
  tenant_id      text    not null,
  fact_id        text    not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on   date    not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq            bigint  not null,
  day_precision  text    not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted      boolean not null default false,
  illustrative   boolean not null default false,
  fund_id        text    not null,
  kind           text    not null check (kind in ('capital_call', 'distribution', 'investment', 'realisation', 'fee')),
  amount_fen     bigint  not null check (amount_fen > 0),
  investor_id    text,
  component      text    check (component in ('return_of_capital', 'gain', 'income')),
  recallable     boolean not null default false,
  target_fund_id text    check (target_fund_id <> fund_id),
  firm_id        text,
  project_id     text,
  fee_kind       text    check (fee_kind in ('management', 'performance', 'other')),
  note           text    check (length(note) <= 1000),
  primary key (tenant_id, fact_id, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq),
  check ((component is not null) <= (kind in ('distribution', 'realisation'))),
  check (recallable <= (kind = 'distribution')),
  check ((fee_kind is not null) <= (kind = 'fee')),
  check (target_fund_id is null or num_nonnulls(firm_id, project_id) = 0),
  check ((num_nonnulls(target_fund_id, firm_id, project_id) > 0) <= (kind in ('investment', 'realisation'))),
  check ((investor_id is not null) <= (kind in ('capital_call', 'distribution')))
);

create table houji.valuation (
  tenant_id     text    not null,
  fact_id       text    not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on  date    not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq           bigint  not null,
  day_precision text    not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted     boolean not null default false,
  illustrative  boolean not null default false,
  fund_id       text    not null,
  firm_id       text,
  project_id    text,
  value_fen     bigint  not null check (value_fen >= 0),
  technique     text    not null check (technique in ('fund_statement', 'recent_round', 'multiples', 'industry_metric', 'discounted_cash_flow', 'net_assets', 'cost')),
  status        text    not null check (status in ('estimated', 'reported', 'audited')),
  round_rights  text    check (length(round_rights) between 1 and 500),
  primary key (tenant_id, fact_id, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq),
  check (num_nonnulls(firm_id, project_id) <= 1),
  check ((num_nonnulls(firm_id, project_id) = 0) >= (technique = 'fund_statement'))
);

create table houji.project_round (
  tenant_id     text    not null,
  fact_id       text    not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on  date    not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq           bigint  not null,
  day_precision text    not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted     boolean not null default false,
  illustrative  boolean not null default false,
  project_id    text    not null,
  round         text    not null check (length(round) between 1 and 50),
  cost_fen      bigint  not null check (cost_fen > 0),
  share_ratio   numeric(12, 10) check (share_ratio > 0 and share_ratio <= 1),
  round_rights  text    check (length(round_rights) between 1 and 500),
  primary key (tenant_id, fact_id, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq)
);

create table houji.financing (
  tenant_id     text    not null,
  fact_id       text    not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on  date    not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq           bigint  not null,
  day_precision text    not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted     boolean not null default false,
  illustrative  boolean not null default false,
  product       text    not null check (product in ('gazelle_loan', 'sci_tech_lease', 'receivables_finance', 'ip_abs', 'technology_property_abs', 'pooled_loan', 'other')),
  firm_id       text,
  amount_fen    bigint  not null check (amount_fen > 0),
  tenor_months  integer check (tenor_months between 1 and 600),
  obligor_count integer check (obligor_count >= 1),
  pool_id       text    check (length(pool_id) between 1 and 64),
  primary key (tenant_id, fact_id, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq)
);

-- Levels of a public index (total return), and yuan per unit of a foreign currency.
create table houji.index_level (
  tenant_id     text    not null,
  fact_id       text    not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,80}$'),
  effective_on  date    not null check (effective_on between '1900-01-01' and '2100-12-31'),
  seq           bigint  not null,
  day_precision text    not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted     boolean not null default false,
  illustrative  boolean not null default false,
  index_id      text    not null check (index_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  level         numeric(24, 8) not null check (level > 0),
  primary key (tenant_id, fact_id, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq)
);

create table houji.exchange_rate (
  tenant_id     text    not null,
  fact_id       text    not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,80}$'),
  effective_on  date    not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq           bigint  not null,
  day_precision text    not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted     boolean not null default false,
  illustrative  boolean not null default false,
  currency      text    not null check (currency ~ '^[A-Z]{3}$' and currency <> 'CNY'),
  yuan_per_unit numeric(18, 8) not null check (yuan_per_unit > 0),
  source        text    check (length(source) between 1 and 200),
  primary key (tenant_id, fact_id, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq)
);

create function houji.remember_names() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into houji.known_name (tenant_id, kind, fact_id)
  select distinct tenant_id, tg_argv[0], fact_id from added
  on conflict do nothing;
  return null;
end $$;

-- References and forced row-level security for every table of the ledger, by one rule.
do $$
declare
  t text;
  ref record;
begin
  foreach t in array array['fund', 'firm', 'project', 'investor'] loop
    execute format(
      'create trigger remember_names after insert on houji.%I referencing new table as added '
      'for each statement execute function houji.remember_names(%L)', t, t);
  end loop;
  for ref in
    select * from (values
      ('investor', 'fund_id', 'fund'), ('project', 'fund_id', 'fund'), ('project', 'firm_id', 'firm'),
      ('commitment', 'fund_id', 'fund'), ('commitment', 'from_fund_id', 'fund'),
      ('commitment', 'investor_id', 'investor'), ('cash_flow', 'fund_id', 'fund'),
      ('cash_flow', 'target_fund_id', 'fund'), ('cash_flow', 'firm_id', 'firm'),
      ('cash_flow', 'project_id', 'project'), ('cash_flow', 'investor_id', 'investor'),
      ('valuation', 'fund_id', 'fund'), ('valuation', 'firm_id', 'firm'),
      ('valuation', 'project_id', 'project'), ('project_round', 'project_id', 'project'),
      ('financing', 'firm_id', 'firm')) as r (from_table, from_column, to_kind)
  loop
    execute format(
      'alter table houji.%1$I add column %2$s text generated always as (%3$L) stored, '
      'add foreign key (tenant_id, %2$s, %4$I) references houji.known_name (tenant_id, kind, fact_id) '
      'deferrable initially deferred',
      ref.from_table, ref.from_column || '_kind', ref.to_kind, ref.from_column);
  end loop;
  foreach t in array array['ledger_commit', 'known_name', 'fund', 'investor', 'firm', 'project',
      'commitment', 'cash_flow', 'valuation', 'project_round', 'financing', 'index_level',
      'exchange_rate'] loop
    execute format('alter table houji.%I enable row level security', t);
    execute format('alter table houji.%I force row level security', t);
    execute format(
      'create policy tenant_only on houji.%I using (tenant_id = nullif(current_setting(''houji.tenant'', true), '''')) '
      'with check (tenant_id = nullif(current_setting(''houji.tenant'', true), ''''))', t);
    execute format('grant select, insert on houji.%I to houji_service', t);
  end loop;
end $$;
revoke insert on houji.known_name from houji_service;

-- Files that came in, and what became of each. Both are appended; a missing result means that the
-- import is still running or was cut off, in which case nothing of it was written.
create table houji.import_file (
  tenant_id   text        not null references houji.tenant (tenant_id),
  import_id   text        not null check (import_id ~ '^[A-Za-z0-9_]{1,64}$'),
  received_at timestamptz not null,
  actor       text        not null check (length(actor) between 1 and 200),
  options     jsonb       not null,
  files       jsonb       not null,
  primary key (tenant_id, import_id)
);
create table houji.import_result (
  tenant_id   text        not null,
  import_id   text        not null,
  finished_at timestamptz not null,
  state       text        not null check (state in ('done', 'refused', 'dry_run', 'reverted')),
  seq         bigint,
  result      jsonb       not null,
  bad_rows    bytea,
  primary key (tenant_id, import_id, state),
  foreign key (tenant_id, import_id) references houji.import_file (tenant_id, import_id)
);
do $$
declare t text;
begin
  foreach t in array array['import_file', 'import_result'] loop
    execute format('alter table houji.%I enable row level security', t);
    execute format('alter table houji.%I force row level security', t);
    execute format(
      'create policy tenant_only on houji.%I using (tenant_id = nullif(current_setting(''houji.tenant'', true), '''')) '
      'with check (tenant_id = nullif(current_setting(''houji.tenant'', true), ''''))', t);
    execute format('grant select, insert on houji.%I to houji_service', t);
  end loop;
end $$;

-- Every committed change is announced, so that each node of the service can follow.
create function houji.announce_commit() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  perform pg_notify('houji_ledger', new.tenant_id || ':' || new.seq);
  return null;
end $$;
create trigger announce_commit after insert on houji.ledger_commit
  for each row execute function houji.announce_commit();
