-- Opens a unit of work in one tenant, for this transaction only.
-- $1 tenant
select set_config('houji.tenant', $1::text, true)
