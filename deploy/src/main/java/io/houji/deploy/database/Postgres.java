package io.houji.deploy.database;

import io.houji.deploy.config.Settings;
import io.houji.http.store.DatabaseAccess;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that the settings name: an existing one, or the embedded one of the data folder.
 *
 * <p>Two logins: the owner migrates and owns the tables; the service reads and appends as role
 * {@code houji_service}, owns nothing, and so stands under row-level security.
 */
public final class Postgres implements AutoCloseable {
  static final String SERVICE_ROLE = Login.SERVICE.user();

  private final DatabaseAccess owner;
  private final DatabaseAccess service;
  private final @Nullable EmbeddedPostgres embedded;

  private Postgres(
      DatabaseAccess owner, DatabaseAccess service, @Nullable EmbeddedPostgres embedded) {
    this.owner = owner;
    this.service = service;
    this.embedded = embedded;
  }

  /** For a program that serves: the embedded database must not run yet. */
  public static Postgres open(Settings settings) {
    return from(settings, EmbeddedPostgres::start);
  }

  /** For a command: shares the embedded database with a program that runs it, else starts it. */
  public static Postgres share(Settings settings) {
    return from(settings, EmbeddedPostgres::attachOrStart);
  }

  private static Postgres from(Settings settings, Function<Path, EmbeddedPostgres> start) {
    return settings
        .givenDatabase()
        .map(given -> given(given, Optional.ofNullable(settings.databaseAdmin())))
        .orElseGet(() -> of(start.apply(settings.dataDir())));
  }

  /** The embedded database with its own logins; closing this closes it. */
  public static Postgres of(EmbeddedPostgres embedded) {
    return of(embedded, Cluster.DATABASE);
  }

  /** Another database of the same server, such as one of a test. */
  public static Postgres of(EmbeddedPostgres embedded, String name) {
    return new Postgres(
        on(embedded.access(Login.OWNER), name),
        on(embedded.bySocket(Login.SERVICE), name),
        embedded);
  }

  /**
   * A given database. Its one login is both owner and, by taking on the service role in each
   * session, service; a second one keeps the two apart.
   */
  static Postgres given(DatabaseAccess given, Optional<DatabaseAccess> admin) {
    boolean isService = given.user().equals(SERVICE_ROLE);
    var service =
        new DatabaseAccess(
            given.host(),
            given.port(),
            given.database(),
            given.user(),
            given.password(),
            isService ? null : SERVICE_ROLE,
            given.tls());
    return new Postgres(admin.orElse(given), service, null);
  }

  /** The same login on another database of the same server. */
  static DatabaseAccess on(DatabaseAccess access, String database) {
    return new DatabaseAccess(
        access.host(),
        access.port(),
        database,
        access.user(),
        access.password(),
        access.role(),
        access.tls());
  }

  /** By TCP, as JDBC wants it. */
  public DatabaseAccess owner() {
    return owner;
  }

  /** By Unix socket where embedded: the host is then the socket's folder, as libpq has it. */
  public DatabaseAccess service() {
    return service;
  }

  /** A login that sees all tenants, for an export; that of a given database must be allowed to. */
  public DatabaseAccess exporter() {
    return embedded == null ? owner : on(embedded.access(Login.ADMIN), owner.database());
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
