-- A list whose parts are there. $1 tenant, $2 id, $3 actor, $4 product, $5 day, $6 file, $7 kind,
-- $8 columns, $9 sha256, $10 lines, $11 parts, $12 catalogue
insert into houji.score_batch
  (tenant_id, batch_id, actor, product, day, file, kind, columns, sha256, lines, parts,
   catalogue_hash)
values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9, $10, $11, $12)
