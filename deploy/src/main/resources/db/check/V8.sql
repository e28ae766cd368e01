-- Must return no rows. A move confirmed by the person who asked for it, or by the model's author.
select c.move_id as what, 'confirmed by who asked for it or made the model' as why
from houji.model_move_confirmation c
join houji.model_move m on m.tenant_id = c.tenant_id and m.move_id = c.move_id
left join houji.scoring_model s on s.tenant_id = m.tenant_id and s.model_hash = m.model_hash
where c.confirmed_by in (m.asked_by, s.author)
