-- A score with its answer; no row if the id is taken.
-- $1 tenant, $2 id, $3 application, $4 version, $5 actor, $6 product, $7 day, $8 known at,
-- $9 catalogue, $10 model, $11 hash of the answer, $12 decision, $13 score, $14 pd, $15 grade,
-- $16 answer, $17 champion or challenger
insert into houji.score
  (tenant_id, score_id, application_id, application_version, actor, product, day, known_at,
   catalogue_hash, model_hash, answer_hash, decision, score, pd, grade, answer,
   decided_by)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
on conflict do nothing
returning recorded_at
