-- Opens a read-only unit of work in one tenant, for this transaction only.
-- $1 tenant, empty for none
select set_config('houji.tenant', $1::text, true), set_config('transaction_read_only', 'on', true)
