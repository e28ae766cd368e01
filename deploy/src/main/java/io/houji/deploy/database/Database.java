package io.houji.deploy.database;

import io.houji.deploy.config.Settings;
import io.houji.http.store.DatabaseAccess;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database that the settings name: an existing PostgreSQL, or the embedded one of the data
 * folder.
 *
 * <p>Two logins: the owner migrates and owns the tables; the service reads and appends as role
 * {@code houji_service}, owns nothing, and so stands under row-level security.
 */
public final class Database implements AutoCloseable {
  static final String SERVICE_ROLE = Login.SERVICE.user();

  private final DatabaseAccess owner;
  private final DatabaseAccess service;
  private final @Nullable EmbeddedPostgres embedded;

  private Database(
      DatabaseAccess owner, DatabaseAccess service, @Nullable EmbeddedPostgres embedded) {
    this.owner = owner;
    this.service = service;
    this.embedded = embedded;
  }

  /** For a program that serves: the embedded database must not run yet. */
  public static Database open(Settings settings) {
    return settings
        .givenDatabase()
        .map(given -> given(given, Optional.ofNullable(settings.databaseAdmin())))
        .orElseGet(() -> of(EmbeddedPostgres.start(settings.dataDir())));
  }

  /** For a command: shares the embedded database with a program that runs it, else starts it. */
  public static Database share(Settings settings) {
    return settings
        .givenDatabase()
        .map(given -> given(given, Optional.ofNullable(settings.databaseAdmin())))
        .orElseGet(() -> of(EmbeddedPostgres.attachOrStart(settings.dataDir())));
  }

  /** The embedded database with its own logins; closing this closes it. */
  public static Database of(EmbeddedPostgres embedded) {
    return of(embedded, Cluster.DATABASE);
  }

  /** Another database of the same server, such as one of a test. */
  public static Database of(EmbeddedPostgres embedded, String name) {
    return new Database(
        embedded.access(Login.OWNER).on(name), embedded.bySocket(Login.SERVICE).on(name), embedded);
  }

  /**
   * A given database. Its one login is both owner and, by taking on the service role in each
   * session, service; a second one keeps the two apart.
   */
  static Database given(DatabaseAccess given, Optional<DatabaseAccess> admin) {
    Map<String, String> session = new HashMap<>(Sessions.SERVICE);
    if (!given.user().equals(SERVICE_ROLE)) {
      session.put("role", SERVICE_ROLE);
    }
    return new Database(
        starting(admin.orElse(given), Sessions.OWNER), starting(given, session), null);
  }

  private static DatabaseAccess starting(DatabaseAccess access, Map<String, String> session) {
    return new DatabaseAccess(
        access.host(),
        access.port(),
        access.database(),
        access.user(),
        access.password(),
        access.tls(),
        access.tlsRoot(),
        session);
  }

  /** By TCP, as JDBC wants it. */
  public DatabaseAccess owner() {
    return owner;
  }

  /** By Unix socket where embedded. */
  public DatabaseAccess service() {
    return service;
  }

  /**
   * A login that sees all tenants, for an export; the owner of a given database must be allowed to.
   */
  public DatabaseAccess exporter() {
    return embedded == null ? owner : embedded.access(Login.ADMIN).on(owner.database());
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
