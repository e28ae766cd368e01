-- Scores with their answers; no row for an id that is taken.
-- $1 tenant, and each an array: $2 id, $3 application, $4 version, $5 actor, $6 product, $7 day,
-- $8 known at, $9 catalogue, $10 model, $11 hash of the answer, $12 decision, $13 score, $14 pd,
-- $15 grade, $16 answer, $17 champion or challenger
insert into houji.score
  (tenant_id, score_id, application_id, application_version, actor, product, day, known_at,
   catalogue_hash, model_hash, answer_hash, decision, score, pd, grade, answer,
   decided_by)
select $1::text, s.*
from unnest($2::text[], $3::text[], $4::integer[], $5::text[], $6::text[], $7::date[],
  $8::timestamptz[], $9::bytea[], $10::bytea[], $11::bytea[], $12::text[], $13::integer[],
  $14::double precision[], $15::text[], $16::bytea[], $17::text[]) as s
on conflict do nothing
returning score_id, recorded_at
