package io.houji.http.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to reach one PostgreSQL database as one user.
 *
 * @param host a name, an IP address or, if it begins with {@code /}, the folder of a Unix socket
 * @param port 1 to 65535; with a socket folder it names the socket file
 * @param tls what to ask of the connection; never asked of a Unix socket
 * @param tlsRoot file of the root certificates in PEM; null for those of the machine
 * @param session settings that each session must start with (startup parameters), such as {@code
 *     role=houji_service} or {@code statement_timeout=3s}
 */
public record DatabaseAccess(
    String host,
    int port,
    String database,
    String user,
    String password,
    Tls tls,
    @Nullable String tlsRoot,
    Map<String, String> session) {

  /** The modes of libpq that make sense; {@code allow} does not. */
  public enum Tls {
    DISABLE,
    PREFER,
    REQUIRE,
    VERIFY_CA,
    VERIFY_FULL;

    /** As a connection URL writes it, such as {@code verify-full}. */
    public String slug() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  public DatabaseAccess {
    session = Map.copyOf(session);
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port must be 1 to 65535: " + port);
    }
  }

  /** Whether {@code host} is the folder of a Unix socket. */
  public boolean bySocket() {
    return host.startsWith("/");
  }

  /** The same login by another way, such as the Unix socket beside the TCP port. */
  public DatabaseAccess by(String otherHost) {
    return new DatabaseAccess(otherHost, port, database, user, password, tls, tlsRoot, session);
  }

  /** The same login on another database of the same server. */
  public DatabaseAccess on(String otherDatabase) {
    return new DatabaseAccess(host, port, otherDatabase, user, password, tls, tlsRoot, session);
  }

  /** Without the password, so that it reaches no log. */
  @Override
  public String toString() {
    return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
  }
}
