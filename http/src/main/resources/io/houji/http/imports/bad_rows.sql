-- $1 tenant, $2 import
select bad_rows from houji.import_result
where tenant_id = $1 and import_id = $2 and state = 'done'
