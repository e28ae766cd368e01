create table houji.later (tenant_id text);
