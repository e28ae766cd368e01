-- Must return no rows. A share confirmed by the person who asked for it, or by the model's author;
-- a score with its own deciding role beside it as champion.
select c.share_id as what, 'confirmed by who asked for it or made the model' as why
from houji.challenger_share_confirmation c
join houji.challenger_share m on m.tenant_id = c.tenant_id and m.share_id = c.share_id
left join houji.scoring_model s on s.tenant_id = m.tenant_id and s.model_hash = m.model_hash
where c.confirmed_by in (m.asked_by, s.author)
union all
select b.score_id, 'decided by the champion, with a champion beside it'
from houji.score_beside b
join houji.score s on s.tenant_id = b.tenant_id and s.score_id = b.score_id
where b.model_state = 'champion' and s.decided_by = 'champion'
