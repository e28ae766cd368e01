package io.houji.http.server;

import java.time.Instant;

/**
 * Who a valid token belongs to.
 *
 * @param tenant whose rows may be seen
 * @param client the system behind the token, for logs, limits and idempotency keys
 */
public record Caller(String tenant, Role role, String client, Instant expiresAt) {}
