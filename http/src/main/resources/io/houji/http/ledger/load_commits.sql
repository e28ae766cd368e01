select seq, recorded_at, actor, source, reason
from houji.ledger_commit
where tenant_id = $1 and seq > $2
order by seq
