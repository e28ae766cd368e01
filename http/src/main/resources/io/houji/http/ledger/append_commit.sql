-- The lock of the ledger is held: nobody else numbers commits of this tenant now.
insert into houji.ledger_commit
  (tenant_id, seq, recorded_at, actor, source, import_id, reason, facts)
select $1,
       coalesce(max(seq), 0) + 1,
       greatest(clock_timestamp(), max(recorded_at) + interval '1 microsecond'),
       $2, $3, $4, $5, $6
from houji.ledger_commit
where tenant_id = $1
returning seq, recorded_at, actor, source, reason
