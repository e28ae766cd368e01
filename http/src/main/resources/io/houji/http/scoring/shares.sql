-- Every share in the order in which it took hold; those that wait for a second person last.
-- $1 tenant
select m.share_id, m.model_hash, m.recorded_at, (m.share * 10000)::integer as ten_thousandths,
       m.asked_by, m.why, c.recorded_at as confirmed_at, c.confirmed_by
from houji.challenger_share m
left join houji.challenger_share_confirmation c
  on c.tenant_id = m.tenant_id and c.share_id = m.share_id
where m.tenant_id = $1
order by c.share_id is null, coalesce(c.recorded_at, m.recorded_at), m.share_id
