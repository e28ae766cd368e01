-- The second person's word; no row if it was given. $1 tenant, $2 share, $3 by, $4 why
insert into houji.challenger_share_confirmation (tenant_id, share_id, confirmed_by, why)
values ($1, $2, $3, $4)
on conflict do nothing
returning recorded_at
