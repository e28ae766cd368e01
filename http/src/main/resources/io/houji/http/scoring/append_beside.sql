-- What a model that does not decide says of a score.
-- $1 tenant, $2 score, $3 model, $4 state, $5 decision, $6 score, $7 pd, $8 grade
insert into houji.score_beside
  (tenant_id, score_id, model_hash, model_state, decision, score, pd, grade)
values ($1, $2, $3, $4, $5, $6, $7, $8)
