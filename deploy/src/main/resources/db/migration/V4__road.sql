-- Facts of the road from laboratory to firm: one table per real thing, appended like all facts.
--
-- The seed project: what it reached (milestone), money of others in its rounds (follow_on), papers
-- of its due-diligence file (diligence_paper), and the days on which its fund is judged with the
-- steps of the exemption procedure (fund_checkpoint). A round may now say when it opened and which
-- step of the road it is.
-- Transfer: a result with its stage, broker, carrier, reform markers and the project it became;
-- brokers; carriers; signed contracts with registration and the inventors' reward; licences that
-- are used first and paid later, whose income and payments are their flows. What a licence may
-- still cost follows from these rows and is stored nowhere.
-- Registers: patents with term and fee (patent) and what happens to them (patent_event: pledges,
-- consents, offers, licences); institutions of the capital market and referrals to them; nodes of
-- the finance network. Aggregates that only a source states (18,733 patents, throughput of a node)
-- are reported_figure rows with measure, scope, bound and source, never made-up single rows.

alter table houji.project_round
  add column opened_on date check (opened_on between '1980-01-01' and '2100-12-31'),
  add column step text check (step in ('seed', 'next_round', 'growth')),
  add check (opened_on <= effective_on);

alter table houji.known_name drop constraint known_name_kind_check;
alter table houji.known_name add constraint known_name_kind_check check (kind in (
  'fund', 'firm', 'project', 'investor',
  'broker', 'carrier', 'result', 'licence', 'patent', 'institution', 'node'));

-- 里程碑: something a project reached on a day.
create table houji.milestone (
  tenant_id     text not null,
  fact_id       text not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on  date not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq           bigint not null,
  day_precision text not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted     boolean not null default false,
  illustrative  boolean not null default false,
  project_id    text not null,
  kind          text not null check (kind in ('first_revenue', 'proof_of_concept', 'pilot_scale', 'certification', 'first_order', 'other')),
  what          text not null check (length(what) between 1 and 500),
  planned_for   date check (planned_for between '1900-01-01' and '2100-12-31'),
  primary key (tenant_id, fact_id, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq)
);

-- 后续融资: money of others in a round of a project, dated by the closing of the round.
create table houji.follow_on (
  tenant_id     text not null,
  fact_id       text not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on  date not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq           bigint not null,
  day_precision text not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted     boolean not null default false,
  illustrative  boolean not null default false,
  project_id    text not null,
  round         text not null check (length(round) between 1 and 50),
  step          text not null check (step in ('seed', 'next_round', 'growth')),
  opened_on     date check (opened_on between '1900-01-01' and '2100-12-31'),
  source        text not null check (source in ('fiscal', 'cluster_fund', 'state_owned', 'market', 'foreign')),
  from_fund_id  text,
  amount_fen    bigint not null check (amount_fen >= 0),
  primary key (tenant_id, fact_id, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq),
  check (amount_fen > 0),
  check (opened_on <= effective_on),
  check ((from_fund_id is not null) <= (source = 'cluster_fund'))
);

-- 尽职材料: a paper of a project's due-diligence file.
create table houji.diligence_paper (
  tenant_id     text not null,
  fact_id       text not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on  date not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq           bigint not null,
  day_precision text not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted     boolean not null default false,
  illustrative  boolean not null default false,
  project_id    text not null,
  kind          text not null check (kind in ('committee_papers', 'conflict_declarations', 'post_investment_reports')),
  reference     text not null check (length(reference) between 1 and 200),
  primary key (tenant_id, fact_id, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq)
);

-- 评价节点: a day on which a fund is judged over its whole life, or a step of the exemption procedure.
create table houji.fund_checkpoint (
  tenant_id     text not null,
  fact_id       text not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on  date not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq           bigint not null,
  day_precision text not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted     boolean not null default false,
  illustrative  boolean not null default false,
  fund_id       text not null,
  kind          text not null check (kind in ('whole_life_checkpoint', 'liquidation', 'under_review', 'file_to_be_completed', 'exempt', 'not_exempt')),
  reference     text not null check (length(reference) between 1 and 200),
  primary key (tenant_id, fact_id, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq)
);

-- 科技经纪人: a technology broker; not a licensed securities broker.
create table houji.broker (
  tenant_id     text not null,
  fact_id       text not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on  date not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq           bigint not null,
  day_precision text not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted     boolean not null default false,
  illustrative  boolean not null default false,
  name          text not null check (length(name) between 1 and 200),
  institution   text check (length(institution) between 1 and 200),
  primary key (tenant_id, fact_id, effective_on, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq)
);

-- 孵化载体: a carrier that raises firms.
create table houji.carrier (
  tenant_id     text not null,
  fact_id       text not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on  date not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq           bigint not null,
  day_precision text not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted     boolean not null default false,
  illustrative  boolean not null default false,
  name          text not null check (length(name) between 1 and 200),
  level         text check (level in ('standard', 'excellent')),
  primary key (tenant_id, fact_id, effective_on, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq)
);

-- 科技成果: a result of a university or institute, as far as it has come.
create table houji.research_result (
  tenant_id         text not null,
  fact_id           text not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on      date not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq               bigint not null,
  day_precision     text not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted         boolean not null default false,
  illustrative      boolean not null default false,
  name              text not null check (length(name) between 1 and 200),
  institution       text not null check (length(institution) between 1 and 200),
  field             text check (length(field) between 1 and 100),
  stage             text not null check (stage in ('mine', 'land', 'serve', 'show', 'compete')),
  broker_id         text,
  carrier_id        text,
  admitted_on       date check (admitted_on between '1900-01-01' and '2100-12-31'),
  firm_id           text,
  project_id        text,
  separately_listed boolean,
  title_evaluated   boolean,
  horizontal_funds  boolean,
  primary key (tenant_id, fact_id, effective_on, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq),
  check ((carrier_id is not null) = (admitted_on is not null))
);

-- 转化合同: a signed transfer of a result.
create table houji.transfer_contract (
  tenant_id       text not null,
  fact_id         text not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on    date not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq             bigint not null,
  day_precision   text not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted       boolean not null default false,
  illustrative    boolean not null default false,
  result_id       text not null,
  way             text not null check (way in ('own_use', 'assignment', 'licence', 'cooperation', 'equity', 'other')),
  firm_id         text,
  amount_fen      bigint check (amount_fen >= 0),
  registered_on   date check (registered_on between '1900-01-01' and '2100-12-31'),
  register_number text check (length(register_number) between 1 and 64),
  reward_base     text check (reward_base in ('net_income', 'shares_obtained', 'operating_profit')),
  reward_of_fen   bigint check (reward_of_fen >= 0),
  reward_fen      bigint check (reward_fen >= 0),
  reward_agreed   boolean,
  primary key (tenant_id, fact_id, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq),
  check (amount_fen > 0),
  check (registered_on >= effective_on),
  check (num_nulls(reward_base, reward_of_fen, reward_fen) in (0, 3)),
  check (reward_fen <= reward_of_fen),
  check ((reward_agreed is not null) <= (reward_base is not null))
);

-- 先使用后付费许可: a licence that is used first and paid later, from the day it takes effect.
create table houji.use_first_licence (
  tenant_id          text not null,
  fact_id            text not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on       date not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq                bigint not null,
  day_precision      text not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted          boolean not null default false,
  illustrative       boolean not null default false,
  result_id          text not null,
  firm_id            text not null,
  cap_fen            bigint not null check (cap_fen >= 0),
  income_share_ratio numeric(12, 10) not null check (income_share_ratio between 0 and 1),
  guarantor          text check (length(guarantor) between 1 and 200),
  primary key (tenant_id, fact_id, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq),
  check (cap_fen > 0)
);

-- 许可流水: income of the licensee from the product, or a payment of the fee.
create table houji.licence_flow (
  tenant_id     text not null,
  fact_id       text not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on  date not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq           bigint not null,
  day_precision text not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted     boolean not null default false,
  illustrative  boolean not null default false,
  licence_id    text not null,
  kind          text not null check (kind in ('income', 'payment')),
  amount_fen    bigint not null check (amount_fen >= 0),
  primary key (tenant_id, fact_id, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq),
  check (amount_fen > 0)
);

-- 专利: an entry of the patent pool.
create table houji.patent (
  tenant_id      text not null,
  fact_id        text not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on   date not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq            bigint not null,
  day_precision  text not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted      boolean not null default false,
  illustrative   boolean not null default false,
  title          text not null check (length(title) between 1 and 200),
  kind           text not null check (kind in ('invention', 'utility_model', 'design')),
  filed_on       date not null check (filed_on between '1900-01-01' and '2100-12-31'),
  unpaid_since   date check (unpaid_since between '1900-01-01' and '2100-12-31'),
  chain          text check (chain in ('hydrogen', 'photovoltaic', 'connected_vehicles')),
  firm_id        text,
  institution    text check (length(institution) between 1 and 200),
  result_id      text,
  core           boolean,
  core_criterion text check (length(core_criterion) between 1 and 500),
  primary key (tenant_id, fact_id, effective_on, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq),
  check (unpaid_since >= filed_on),
  check ((core_criterion is not null) <= coalesce(core, false))
);

-- 权利变动: what happens to a patent on a day.
create table houji.patent_event (
  tenant_id       text not null,
  fact_id         text not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on    date not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq             bigint not null,
  day_precision   text not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted       boolean not null default false,
  illustrative    boolean not null default false,
  patent_id       text not null,
  kind            text not null check (kind in ('pledged', 'pledge_released', 'pledgee_consented', 'offered', 'open_offered', 'licensed')),
  party           text check (length(party) between 1 and 200),
  register_number text check (length(register_number) between 1 and 64),
  primary key (tenant_id, fact_id, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq)
);

-- 服务机构: an institution of the 资本大市场 and what it serves with.
create table houji.service_institution (
  tenant_id     text not null,
  fact_id       text not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on  date not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq           bigint not null,
  day_precision text not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted     boolean not null default false,
  illustrative  boolean not null default false,
  name          text not null check (length(name) between 1 and 200),
  services      text[] not null,
  primary key (tenant_id, fact_id, effective_on, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq),
  check (cardinality(services) between 1 and 50)
);

-- 转介: a firm sent to an institution, as far as it has come.
create table houji.referral (
  tenant_id      text not null,
  fact_id        text not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on   date not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq            bigint not null,
  day_precision  text not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted      boolean not null default false,
  illustrative   boolean not null default false,
  institution_id text not null,
  firm_id        text not null,
  service        text not null check (length(service) between 1 and 100),
  status         text not null check (status in ('referred', 'accepted', 'served', 'financed', 'declined')),
  node_id        text,
  primary key (tenant_id, fact_id, effective_on, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq)
);

-- 网络节点: a node of the 1+6+35 network. The source does not name its tiers.
create table houji.network_node (
  tenant_id     text not null,
  fact_id       text not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on  date not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq           bigint not null,
  day_precision text not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted     boolean not null default false,
  illustrative  boolean not null default false,
  name          text not null check (length(name) between 1 and 200),
  tier          integer not null check (tier between 1 and 9),
  tier_name     text check (length(tier_name) between 1 and 100),
  place         text check (length(place) between 1 and 200),
  primary key (tenant_id, fact_id, effective_on, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq)
);

-- 上报数: an aggregate as a dated source states it; never made up of single rows.
create table houji.reported_figure (
  tenant_id     text not null,
  fact_id       text not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on  date not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq           bigint not null,
  day_precision text not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted     boolean not null default false,
  illustrative  boolean not null default false,
  measure       text not null check (measure in ('pool_patents', 'pool_core_patents', 'pool_firms', 'pool_universities', 'pool_talent', 'brokers', 'results_mined', 'industry_clusters', 'hydrogen_firms', 'hydrogen_share', 'visits', 'firms_served', 'referrals')),
  scope         text not null check (scope in ('new_area', 'city', 'province')),
  value         numeric(24, 8) not null check (value >= 0),
  bound         text not null check (bound in ('exact', 'more_than', 'a_little_more')),
  node_id       text,
  source        text not null check (length(source) between 1 and 300),
  primary key (tenant_id, fact_id, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq)
);

-- Names, references and forced row-level security, by the rule of V2.
do $$
declare
  t text;
  ref record;
begin
  for ref in
    select * from (values
      ('broker', 'broker'),
      ('carrier', 'carrier'),
      ('research_result', 'result'),
      ('use_first_licence', 'licence'),
      ('patent', 'patent'),
      ('service_institution', 'institution'),
      ('network_node', 'node')) as r (from_table, kind)
  loop
    execute format(
      'create trigger remember_names after insert on houji.%I referencing new table as added '
      'for each statement execute function houji.remember_names(%L)', ref.from_table, ref.kind);
  end loop;
  for ref in
    select * from (values
      ('milestone', 'project_id', 'project'),
      ('follow_on', 'project_id', 'project'),
      ('follow_on', 'from_fund_id', 'fund'),
      ('diligence_paper', 'project_id', 'project'),
      ('fund_checkpoint', 'fund_id', 'fund'),
      ('research_result', 'broker_id', 'broker'),
      ('research_result', 'carrier_id', 'carrier'),
      ('research_result', 'firm_id', 'firm'),
      ('research_result', 'project_id', 'project'),
      ('transfer_contract', 'result_id', 'result'),
      ('transfer_contract', 'firm_id', 'firm'),
      ('use_first_licence', 'result_id', 'result'),
      ('use_first_licence', 'firm_id', 'firm'),
      ('licence_flow', 'licence_id', 'licence'),
      ('patent', 'firm_id', 'firm'),
      ('patent', 'result_id', 'result'),
      ('patent_event', 'patent_id', 'patent'),
      ('referral', 'institution_id', 'institution'),
      ('referral', 'firm_id', 'firm'),
      ('referral', 'node_id', 'node'),
      ('reported_figure', 'node_id', 'node')) as r (from_table, from_column, to_kind)
  loop
    execute format(
      'alter table houji.%1$I add column %2$s text generated always as (%3$L) stored, '
      'add foreign key (tenant_id, %2$s, %4$I) references houji.known_name (tenant_id, kind, fact_id) '
      'deferrable initially deferred',
      ref.from_table, ref.from_column || '_kind', ref.to_kind, ref.from_column);
  end loop;
  foreach t in array array['milestone',
      'follow_on',
      'diligence_paper',
      'fund_checkpoint',
      'broker',
      'carrier',
      'research_result',
      'transfer_contract',
      'use_first_licence',
      'licence_flow',
      'patent',
      'patent_event',
      'service_institution',
      'referral',
      'network_node',
      'reported_figure'] loop
    execute format('alter table houji.%I enable row level security', t);
    execute format('alter table houji.%I force row level security', t);
    execute format(
      'create policy tenant_only on houji.%I using (tenant_id = nullif(current_setting(''houji.tenant'', true), '''')) '
      'with check (tenant_id = nullif(current_setting(''houji.tenant'', true), ''''))', t);
    execute format('grant select, insert on houji.%I to houji_service', t);
  end loop;
end $$;
