-- One change of a tenant's registry at a time. $1 tenant
select pg_advisory_xact_lock(hashtextextended($1, 4207))
