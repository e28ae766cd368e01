-- One part of a list, packed. $1 tenant, $2 batch, $3 part, $4 lines, $5 input
insert into houji.score_batch_part (tenant_id, batch_id, part, lines, input)
values ($1, $2, $3, $4, $5)
