-- Every row of every kind, in the order of commits.
select 'fund' as kind, seq, row_to_json(r)::text as row
from houji.fund r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'investor' as kind, seq, row_to_json(r)::text as row
from houji.investor r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'firm' as kind, seq, row_to_json(r)::text as row
from houji.firm r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'project' as kind, seq, row_to_json(r)::text as row
from houji.project r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'commitment' as kind, seq, row_to_json(r)::text as row
from houji.commitment r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'cash_flow' as kind, seq, row_to_json(r)::text as row
from houji.cash_flow r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'valuation' as kind, seq, row_to_json(r)::text as row
from houji.valuation r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'project_round' as kind, seq, row_to_json(r)::text as row
from houji.project_round r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'financing' as kind, seq, row_to_json(r)::text as row
from houji.financing r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'index_level' as kind, seq, row_to_json(r)::text as row
from houji.index_level r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'exchange_rate' as kind, seq, row_to_json(r)::text as row
from houji.exchange_rate r where tenant_id = $1 and seq > $2 and seq <= $3
order by seq
