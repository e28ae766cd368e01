-- The result of a part; nothing if another node was first.
-- $1 tenant, $2 batch, $3 part, $4 lines, $5 indicate, $6 refer, $7 insufficient, $8 bad, $9 result
insert into houji.score_batch_result
  (tenant_id, batch_id, part, lines, indicate, refer, insufficient, bad, result)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict do nothing
