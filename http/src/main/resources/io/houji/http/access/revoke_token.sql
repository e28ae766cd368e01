-- Ends a token now.
-- $1 SHA-256 of the token
update houji.api_token
set revoked_at = now()
where token_hash = $1::bytea and revoked_at is null
