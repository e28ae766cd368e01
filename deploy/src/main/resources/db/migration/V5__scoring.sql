-- Loan applications and the reference scores given to them. Rows are appended, never changed: what
-- was misread comes as the next version of an application, with a reason.

-- Everything a score is made with (dictionary, rules, grades, products), by the hash of its
-- content: whoever has the texts can make the score again.
create table houji.scoring_catalogue (
  tenant_id      text        not null references houji.tenant (tenant_id),
  catalogue_hash bytea       not null check (octet_length(catalogue_hash) = 32),
  recorded_at    timestamptz not null default now(),
  texts          text        not null,
  primary key (tenant_id, catalogue_hash)
);

-- inputs are as the dictionary reads them, one name and one text each; known_at is the moment at
-- which the bank knew them, input_known_at where single ones were known earlier.
create table houji.loan_application (
  tenant_id      text        not null references houji.tenant (tenant_id),
  application_id text        not null check (application_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  version        integer     not null check (version > 0),
  recorded_at    timestamptz not null default clock_timestamp(),
  actor          text        not null check (length(actor) between 1 and 200),
  product        text        not null check (length(product) between 1 and 64),
  reference      text        check (length(reference) between 1 and 200),
  known_at       timestamptz not null,
  input_known_at jsonb       not null,
  inputs         jsonb       not null,
  reason         text        check (length(reason) between 1 and 1000),
  primary key (tenant_id, application_id, version),
  check ((version > 1) <= (reason is not null))
);
create index loan_application_recorded on houji.loan_application (tenant_id, recorded_at, application_id);

-- answer is the JSON as it was given; answer_hash is of the canonical text, which a replay repeats.
create table houji.score (
  tenant_id           text             not null,
  score_id            text             not null check (score_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  application_id      text             not null,
  application_version integer          not null,
  recorded_at         timestamptz      not null default clock_timestamp(),
  actor               text             not null check (length(actor) between 1 and 200),
  product             text             not null check (length(product) between 1 and 64),
  day                 date             not null,
  known_at            timestamptz      not null,
  catalogue_hash      bytea            not null,
  model_hash          bytea            not null check (octet_length(model_hash) = 32),
  answer_hash         bytea            not null check (octet_length(answer_hash) = 32),
  decision            text             not null check (decision in ('indicate', 'refer', 'insufficient_data')),
  score               integer          not null,
  pd                  double precision not null check (pd >= 0 and pd <= 1),
  grade               text             not null check (length(grade) between 1 and 20),
  answer              bytea            not null,
  primary key (tenant_id, score_id),
  foreign key (tenant_id, application_id, application_version)
    references houji.loan_application (tenant_id, application_id, version),
  foreign key (tenant_id, catalogue_hash)
    references houji.scoring_catalogue (tenant_id, catalogue_hash)
);
create index score_of_application on houji.score (tenant_id, application_id, recorded_at, score_id);

do $$
declare t text;
begin
  foreach t in array array['scoring_catalogue', 'loan_application', 'score'] loop
    execute format('alter table houji.%I enable row level security', t);
    execute format('alter table houji.%I force row level security', t);
    execute format(
      'create policy tenant_only on houji.%I using (tenant_id = nullif(current_setting(''houji.tenant'', true), '''')) '
      'with check (tenant_id = nullif(current_setting(''houji.tenant'', true), ''''))', t);
    execute format('grant select, insert on houji.%I to houji_service', t);
  end loop;
end $$;
