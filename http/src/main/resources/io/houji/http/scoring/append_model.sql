-- A model of the tenant's own; no row if this content or this version is there.
-- $1 tenant, $2 hash, $3 author, $4 name, $5 version, $6 content
insert into houji.scoring_model (tenant_id, model_hash, author, name, version, content)
values ($1, $2, $3, $4, $5, $6)
on conflict do nothing
returning recorded_at
