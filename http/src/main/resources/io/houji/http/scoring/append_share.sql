-- A share that is asked for; no row if the id is taken.
-- $1 tenant, $2 id, $3 model, $4 ten-thousandths, $5 asked by, $6 why
insert into houji.challenger_share (tenant_id, share_id, model_hash, share, asked_by, why)
values ($1, $2, $3, $4::integer / 10000.0, $5, $6)
on conflict do nothing
returning recorded_at
