-- Whether the tenant has commits, and whether the demo's own is among them.
select count(*) > 0 as "any", coalesce(bool_or(source = 'demo'), false) as demo
from houji.ledger_commit
where tenant_id = $1
