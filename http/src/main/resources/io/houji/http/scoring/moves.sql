-- Every move in the order in which it took hold; those that wait for a second person last.
-- $1 tenant
select m.move_id, m.model_hash, m.recorded_at, m.to_state, m.asked_by, m.why, m.two_persons,
       c.recorded_at as confirmed_at, c.confirmed_by
from houji.model_move m
left join houji.model_move_confirmation c on c.tenant_id = m.tenant_id and c.move_id = m.move_id
where m.tenant_id = $1
order by m.two_persons and c.move_id is null, coalesce(c.recorded_at, m.recorded_at), m.move_id
