-- Models of a tenant's own, who let them decide, what they scored beside the deciding one; what
-- people decided on a score, and how the loan ended. Rows are appended, never changed.

create table houji.scoring_model (
  tenant_id   text        not null references houji.tenant (tenant_id),
  model_hash  bytea       not null check (octet_length(model_hash) = 32),
  recorded_at timestamptz not null default clock_timestamp(),
  author      text        not null check (length(author) between 1 and 200),
  name        text        not null check (length(name) between 1 and 64),
  version     text        not null check (length(version) between 1 and 64),
  content     text        not null check (length(content) between 1 and 200000),
  primary key (tenant_id, model_hash),
  unique (tenant_id, name, version)
);

-- A move that needs two persons holds from its confirmation on. model_hash may name a model that
-- came with the program.
create table houji.model_move (
  tenant_id   text        not null references houji.tenant (tenant_id),
  move_id     text        not null check (move_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  model_hash  bytea       not null check (octet_length(model_hash) = 32),
  recorded_at timestamptz not null default clock_timestamp(),
  to_state    text        not null check (to_state in ('validated', 'shadow', 'challenger', 'champion', 'retired')),
  asked_by    text        not null check (length(asked_by) between 1 and 200),
  why         text        not null check (length(why) between 1 and 1000),
  two_persons boolean     not null,
  primary key (tenant_id, move_id)
);
create table houji.model_move_confirmation (
  tenant_id    text        not null,
  move_id      text        not null,
  recorded_at  timestamptz not null default clock_timestamp(),
  confirmed_by text        not null check (length(confirmed_by) between 1 and 200),
  why          text        not null check (length(why) between 1 and 1000),
  primary key (tenant_id, move_id),
  foreign key (tenant_id, move_id) references houji.model_move (tenant_id, move_id)
);

create table houji.score_beside (
  tenant_id   text             not null,
  score_id    text             not null,
  model_hash  bytea            not null check (octet_length(model_hash) = 32),
  model_state text             not null check (model_state in ('challenger', 'shadow')),
  decision    text             not null check (decision in ('indicate', 'refer', 'insufficient_data')),
  score       integer          not null,
  pd          double precision not null check (pd >= 0 and pd <= 1),
  grade       text             not null,
  primary key (tenant_id, score_id, model_hash),
  foreign key (tenant_id, score_id) references houji.score (tenant_id, score_id)
);

create table houji.score_review (
  tenant_id   text        not null,
  score_id    text        not null,
  step        integer     not null check (step > 0),
  recorded_at timestamptz not null default clock_timestamp(),
  actor       text        not null check (length(actor) between 1 and 200),
  event       text        not null check (event in ('override', 'appeal', 'human_decision')),
  decision    text        check (decision in ('lend', 'decline', 'more_evidence')),
  person      text        check (length(person) between 1 and 200),
  reason      text        not null check (length(reason) between 1 and 1000),
  primary key (tenant_id, score_id, step),
  foreign key (tenant_id, score_id) references houji.score (tenant_id, score_id),
  check ((event = 'appeal') = (decision is null))
);

create table houji.score_outcome (
  tenant_id   text        not null,
  score_id    text        not null,
  version     integer     not null check (version > 0),
  recorded_at timestamptz not null default clock_timestamp(),
  actor       text        not null check (length(actor) between 1 and 200),
  outcome     text        not null check (outcome in ('defaulted', 'performed', 'not_lent')),
  observed_on date        not null,
  reason      text        check (length(reason) between 1 and 1000),
  primary key (tenant_id, score_id, version),
  foreign key (tenant_id, score_id) references houji.score (tenant_id, score_id),
  check ((version > 1) <= (reason is not null))
);

do $$
declare t text;
begin
  foreach t in array array['scoring_model', 'model_move', 'model_move_confirmation', 'score_beside',
      'score_review', 'score_outcome'] loop
    execute format('alter table houji.%I enable row level security', t);
    execute format('alter table houji.%I force row level security', t);
    execute format(
      'create policy tenant_only on houji.%I using (tenant_id = nullif(current_setting(''houji.tenant'', true), '''')) '
      'with check (tenant_id = nullif(current_setting(''houji.tenant'', true), ''''))', t);
    execute format('grant select, insert on houji.%I to houji_service', t);
  end loop;
end $$;
