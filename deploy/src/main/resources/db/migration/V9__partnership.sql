-- Facts of a fund as a partnership, appended like all facts: what its agreement says of sharing and
-- fees (partnership_agreement), how much foreign money it may take in (foreign_quota), what foreign
-- investors promised in their own currency (foreign_commitment) and what they sent or took home
-- (remittance). Rates of conversion are exchange_rate rows; who is due what follows from these rows
-- and is stored nowhere. What an investor shares by are the commitments. Cash flows between a fund
-- and its investors may name the deal that they are for.

-- 合伙协议条款: in force from its date until another agreement of the fund follows.
create table houji.partnership_agreement (
  tenant_id     text not null,
  fact_id       text not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on  date not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq           bigint not null,
  day_precision text not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted     boolean not null default false,
  illustrative  boolean not null default false,
  fund_id         text not null,
  waterfall       text not null check (waterfall in ('european', 'american', 'hybrid')),
  growth          text check (growth in ('compounding', 'simple', 'fixed_amount')),
  preferred_ratio numeric(13, 12) check (preferred_ratio between 0 and 1),
  carry_ratio     numeric(13, 12) not null check (carry_ratio between 0 and 1),
  catch_up_ratio  numeric(13, 12) check (catch_up_ratio between 0 and 1),
  payout_order    text not null check (payout_order in ('capital_first', 'preferred_first')),
  clawback        text not null check (clawback in ('none', 'profit_share', 'hurdle_value', 'floor')),
  floor_multiple  numeric(14, 12) check (floor_multiple > 0 and floor_multiple <= 10),
  fee_rule        text check (length(fee_rule) between 1 and 60),
  fee_ratio       numeric(13, 12) check (fee_ratio between 0 and 1),
  fee_base        text check (fee_base in ('committed', 'paid_in', 'invested_not_exited')),
  exit_fee_base   text check (exit_fee_base in ('committed', 'paid_in', 'invested_not_exited')),
  exit_fee_ratio  numeric(13, 12) check (exit_fee_ratio between 0 and 1),
  fee_held_back   numeric(13, 12) check (fee_held_back between 0 and 1),
  primary key (tenant_id, fact_id, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq),
  check (num_nulls(growth, preferred_ratio, catch_up_ratio) in (0, 3)),
  check ((floor_multiple is not null) = (clawback = 'floor')),
  check (clawback <> 'hurdle_value' or growth is not null),
  check ((fee_ratio is not null) = (num_nonnulls(fee_rule, fee_base) = 1)),
  check (num_nonnulls(fee_rule, fee_base) <= 1),
  check ((exit_fee_base is not null) = (exit_fee_ratio is not null)),
  check (fee_base is not null or num_nonnulls(exit_fee_base, fee_held_back) = 0)
);

-- 境外资金额度: in force from its date until another grant follows.
create table houji.foreign_quota (
  tenant_id     text not null,
  fact_id       text not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on  date not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq           bigint not null,
  day_precision text not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted     boolean not null default false,
  illustrative  boolean not null default false,
  fund_id      text not null,
  counts       text not null check (counts in ('total', 'balance')),
  currency     text not null check (currency ~ '^[A-Z]{3}$'),
  limit_amount numeric(16, 2) not null check (limit_amount > 0),
  source       text not null check (length(source) between 1 and 200),
  primary key (tenant_id, fact_id, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq)
);

-- 境外认缴: in the currency of origin; it is not converted.
create table houji.foreign_commitment (
  tenant_id     text not null,
  fact_id       text not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on  date not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq           bigint not null,
  day_precision text not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted     boolean not null default false,
  illustrative  boolean not null default false,
  fund_id     text not null,
  investor_id text not null,
  currency    text not null check (currency ~ '^[A-Z]{3}$'),
  amount      numeric(16, 2) not null check (amount > 0),
  primary key (tenant_id, fact_id, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq)
);

-- 跨境汇款: money of a foreign investor across the border.
create table houji.remittance (
  tenant_id     text not null,
  fact_id       text not null check (fact_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  effective_on  date not null check (effective_on between '1980-01-01' and '2100-12-31'),
  seq           bigint not null,
  day_precision text not null check (day_precision in ('day', 'month', 'year', 'opening')),
  retracted     boolean not null default false,
  illustrative  boolean not null default false,
  fund_id      text not null,
  investor_id  text not null,
  way          text not null check (way in ('in', 'out')),
  currency     text not null check (currency ~ '^[A-Z]{3}$'),
  amount       numeric(16, 2) not null check (amount > 0),
  registration text not null check (length(registration) between 1 and 60),
  primary key (tenant_id, fact_id, seq),
  foreign key (tenant_id, seq) references houji.ledger_commit (tenant_id, seq)
);

-- A call or a distribution may name the deal that it is for, as sharing deal by deal needs it.
do $$
declare
  old text;
begin
  select conname into strict old
  from pg_constraint
  where conrelid = 'houji.cash_flow'::regclass and contype = 'c'
    and pg_get_constraintdef(oid) like '%num_nonnulls(target_fund_id, firm_id, project_id) > 0%';
  execute format('alter table houji.cash_flow drop constraint %I', old);
end $$;
alter table houji.cash_flow
  add check ((target_fund_id is not null) <= (kind in ('investment', 'realisation'))),
  add check (
    (num_nonnulls(firm_id, project_id) > 0)
    <= (kind in ('capital_call', 'distribution', 'investment', 'realisation')));

-- References and forced row-level security, by the rule of V2.
do $$
declare
  t text;
  ref record;
begin
  for ref in
    select * from (values
      ('partnership_agreement', 'fund_id', 'fund'),
      ('foreign_quota', 'fund_id', 'fund'),
      ('foreign_commitment', 'fund_id', 'fund'),
      ('foreign_commitment', 'investor_id', 'investor'),
      ('remittance', 'fund_id', 'fund'),
      ('remittance', 'investor_id', 'investor')) as r (from_table, from_column, to_kind)
  loop
    execute format(
      'alter table houji.%1$I add column %2$s text generated always as (%3$L) stored, '
      'add foreign key (tenant_id, %2$s, %4$I) references houji.known_name (tenant_id, kind, fact_id) '
      'deferrable initially deferred',
      ref.from_table, ref.from_column || '_kind', ref.to_kind, ref.from_column);
  end loop;
  foreach t in array array['partnership_agreement', 'foreign_quota', 'foreign_commitment',
      'remittance'] loop
    execute format('alter table houji.%I enable row level security', t);
    execute format('alter table houji.%I force row level security', t);
    execute format(
      'create policy tenant_only on houji.%I using (tenant_id = nullif(current_setting(''houji.tenant'', true), '''')) '
      'with check (tenant_id = nullif(current_setting(''houji.tenant'', true), ''''))', t);
    execute format('grant select, insert on houji.%I to houji_service', t);
  end loop;
end $$;
