-- {table} and {columns} come from FactRows, never from outside. json, not jsonb: it is read once and
-- takes a third of the time.
insert into houji.{table} (tenant_id, seq, {columns})
select $1, $2, {columns}
from json_populate_recordset(null::houji.{table}, $3::text::json)
