-- Keeps the texts that a score is made with. $1 tenant, $2 hash, $3 texts
insert into houji.scoring_catalogue (tenant_id, catalogue_hash, texts)
values ($1, $2, $3)
on conflict do nothing
