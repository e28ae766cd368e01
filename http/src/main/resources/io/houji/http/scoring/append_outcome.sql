-- How a scored loan went; no row if another request has just written it.
-- $1 tenant, $2 score, $3 version, $4 actor, $5 outcome, $6 observed on, $7 reason
insert into houji.score_outcome
  (tenant_id, score_id, version, actor, outcome, observed_on, reason)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict do nothing
returning recorded_at
