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
union all
select 'milestone' as kind, seq, row_to_json(r)::text as row
from houji.milestone r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'follow_on' as kind, seq, row_to_json(r)::text as row
from houji.follow_on r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'diligence_paper' as kind, seq, row_to_json(r)::text as row
from houji.diligence_paper r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'fund_checkpoint' as kind, seq, row_to_json(r)::text as row
from houji.fund_checkpoint r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'broker' as kind, seq, row_to_json(r)::text as row
from houji.broker r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'carrier' as kind, seq, row_to_json(r)::text as row
from houji.carrier r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'research_result' as kind, seq, row_to_json(r)::text as row
from houji.research_result r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'transfer_contract' as kind, seq, row_to_json(r)::text as row
from houji.transfer_contract r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'use_first_licence' as kind, seq, row_to_json(r)::text as row
from houji.use_first_licence r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'licence_flow' as kind, seq, row_to_json(r)::text as row
from houji.licence_flow r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'patent' as kind, seq, row_to_json(r)::text as row
from houji.patent r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'patent_event' as kind, seq, row_to_json(r)::text as row
from houji.patent_event r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'service_institution' as kind, seq, row_to_json(r)::text as row
from houji.service_institution r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'referral' as kind, seq, row_to_json(r)::text as row
from houji.referral r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'network_node' as kind, seq, row_to_json(r)::text as row
from houji.network_node r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'reported_figure' as kind, seq, row_to_json(r)::text as row
from houji.reported_figure r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'partnership_agreement' as kind, seq, row_to_json(r)::text as row
from houji.partnership_agreement r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'foreign_quota' as kind, seq, row_to_json(r)::text as row
from houji.foreign_quota r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'foreign_commitment' as kind, seq, row_to_json(r)::text as row
from houji.foreign_commitment r where tenant_id = $1 and seq > $2 and seq <= $3
union all
select 'remittance' as kind, seq, row_to_json(r)::text as row
from houji.remittance r where tenant_id = $1 and seq > $2 and seq <= $3
order by seq
