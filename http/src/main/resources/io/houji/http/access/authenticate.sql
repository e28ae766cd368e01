-- Whose token is it? No row if nobody's: unknown, not yet, expired or revoked.
-- $1 SHA-256 of the token; tenant_id, role, client, expires_at
select tenant_id, role, client, expires_at from houji.authenticate($1::bytea)
