-- Shares of a product's applications for which a challenger decides, set by two persons. A share
-- holds from its confirmation until any model of that product moves, or until the next share of
-- the same model. Rows are appended, never changed.

create table houji.challenger_share (
  tenant_id   text          not null references houji.tenant (tenant_id),
  share_id    text          not null check (share_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  model_hash  bytea         not null check (octet_length(model_hash) = 32),
  recorded_at timestamptz   not null default clock_timestamp(),
  share       numeric(5, 4) not null check (share between 0 and 0.5),
  asked_by    text          not null check (length(asked_by) between 1 and 200),
  why         text          not null check (length(why) between 1 and 1000),
  primary key (tenant_id, share_id)
);
create table houji.challenger_share_confirmation (
  tenant_id    text        not null,
  share_id     text        not null,
  recorded_at  timestamptz not null default clock_timestamp(),
  confirmed_by text        not null check (length(confirmed_by) between 1 and 200),
  why          text        not null check (length(why) between 1 and 1000),
  primary key (tenant_id, share_id),
  foreign key (tenant_id, share_id) references houji.challenger_share (tenant_id, share_id)
);

do $$
declare t text;
begin
  foreach t in array array['challenger_share', 'challenger_share_confirmation'] loop
    execute format('alter table houji.%I enable row level security', t);
    execute format('alter table houji.%I force row level security', t);
    execute format(
      'create policy tenant_only on houji.%I using (tenant_id = nullif(current_setting(''houji.tenant'', true), '''')) '
      'with check (tenant_id = nullif(current_setting(''houji.tenant'', true), ''''))', t);
    execute format('grant select, insert on houji.%I to houji_service', t);
  end loop;
end $$;

-- Scores given before this were all the champion's.
alter table houji.score add column decided_by text not null default 'champion'
  check (decided_by in ('champion', 'challenger'));
alter table houji.score alter column decided_by drop default;

-- Where a challenger decides, the champion is scored beside it.
alter table houji.score_beside drop constraint score_beside_model_state_check;
alter table houji.score_beside add constraint score_beside_model_state_check
  check (model_state in ('champion', 'challenger', 'shadow'));
