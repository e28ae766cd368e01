-- Keeps a new token by its hash.
-- $1 SHA-256 of the token, $2 tenant_id, $3 role, $4 client, $5 not_before, $6 expires_at
insert into houji.api_token (token_hash, tenant_id, role, client, not_before, expires_at)
values ($1::bytea, $2::text, $3::text, $4::text, $5::timestamptz, $6::timestamptz)
