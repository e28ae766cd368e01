package io.houji.http.store;

import org.jspecify.annotations.Nullable;

/**
 * Where PostgreSQL is and as whom to log in.
 *
 * @param role taken on at login, so that a login may own nothing itself; null keeps the login's own
 * @param tls true verifies the server's certificate and name; false is for loopback only
 */
public record DatabaseAccess(
    String host,
    int port,
    String database,
    String user,
    String password,
    @Nullable String role,
    boolean tls) {

  /** Without the password: an access may end up in a log line. */
  @Override
  public String toString() {
    return user + "@" + host + ":" + port + "/" + database + (tls ? " (tls)" : "");
  }
}
