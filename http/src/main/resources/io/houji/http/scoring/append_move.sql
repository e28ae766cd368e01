-- A move that is asked for; no row if the id is taken.
-- $1 tenant, $2 id, $3 model, $4 to, $5 asked by, $6 why, $7 whether it takes two persons
insert into houji.model_move (tenant_id, move_id, model_hash, to_state, asked_by, why, two_persons)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict do nothing
returning recorded_at
