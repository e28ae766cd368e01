-- Imports without their details, latest first, after the cursor. $1 tenant, $2 received, $3 id, $4 limit
select f.import_id, f.received_at, f.actor, f.options::text as options, f.files::text as files,
       d.seq, (d.result - array['differences', 'differences_not_shown', 'problems', 'problems_not_shown'])::text
         as result,
       d.bad_rows is not null as has_bad_rows,
       r.finished_at as reverted_at, r.seq as reverted_seq, r.result::text as reversal
from houji.import_file f
join houji.import_result d
  on d.tenant_id = f.tenant_id and d.import_id = f.import_id and d.state = 'done'
left join houji.import_result r
  on r.tenant_id = f.tenant_id and r.import_id = f.import_id and r.state = 'reverted'
where f.tenant_id = $1
  and ($2::timestamptz is null or (f.received_at, f.import_id) < ($2, $3))
order by f.received_at desc, f.import_id desc
limit $4
