-- A step of a review; no row if another request has just written it.
-- $1 tenant, $2 score, $3 step, $4 actor, $5 event, $6 decision, $7 person, $8 reason
insert into houji.score_review
  (tenant_id, score_id, step, actor, event, decision, person, reason)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict do nothing
returning recorded_at
