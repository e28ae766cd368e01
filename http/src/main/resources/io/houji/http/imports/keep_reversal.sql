-- $1 tenant, $2 import, $3 commit of the reversal, $4 who and why
insert into houji.import_result (tenant_id, import_id, finished_at, state, seq, result)
values ($1, $2, clock_timestamp(), 'reverted', $3, $4::text::jsonb)
returning finished_at
