-- Must return no rows. What would let the service change or remove a fact, or invent a name.
select c.relname as what, 'the service may ' || right_to as why
from pg_class c, unnest(array['update', 'delete', 'truncate', 'references', 'trigger']) right_to
where c.relnamespace = 'houji'::regnamespace
  and c.relkind in ('r', 'p')
  and has_table_privilege('houji_service', c.oid, right_to)
union all
select 'known_name', 'the service may write names that no fact has'
where has_table_privilege('houji_service', 'houji.known_name', 'insert')
union all
select 'ledger_commit', 'commits are not announced'
where not exists (
  select from pg_trigger t
  where t.tgrelid = 'houji.ledger_commit'::regclass and t.tgname = 'announce_commit'
    and t.tgenabled in ('O', 'A'));
