-- {table} and {columns} come from FactRows, never from outside.
insert into houji.{table} (tenant_id, seq, {columns})
select $1, $2, {columns}
from jsonb_populate_recordset(null::houji.{table}, $3::text::jsonb)
