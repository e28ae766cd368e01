-- Takes the locks of lock_key.sql of several requests, as far as no twin holds them: waiting for more
-- than one could wait for ever.
-- $1 the claims in words
select c.n, pg_try_advisory_xact_lock(hashtextextended(c.words, 4205)) as held
from unnest($1::text[]) with ordinality as c (words, n)
