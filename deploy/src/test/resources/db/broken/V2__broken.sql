create table houji.half (tenant_id text);
select 1 / 0;
