package io.houji.deploy.database;

import io.houji.deploy.words.Refusal;
import io.houji.http.store.Database;
import io.houji.http.store.DatabaseAccess;
import io.houji.http.store.Sql;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Brings the tables to the form that this program knows: numbered steps, forward only, never edited
 * after they land. Several programs may do it at once; PostgreSQL lets one go first.
 */
public final class Migrations {
  private static final String FOLDER = "db/migration";
  private static final String HISTORY = "houji_schema_history";

  private static final String MIGRATED = Sql.load(Migrations.class, "migrated.sql");

  private Migrations() {}

  /** What was done: the number of steps run now, and the version reached. */
  public record Done(int steps, String version) {}

  /**
   * Whether there is nothing to do, by one question of the service itself: JDBC and Flyway, which
   * take long to load, are then not needed at all.
   */
  public static Future<Boolean> isDone(Database service) {
    var fingerprint = Steps.fingerprint(FOLDER);
    if (fingerprint.isEmpty()) {
      return Future.succeededFuture(false);
    }
    return service.readOutsideTenants(
        connection ->
            connection
                .preparedQuery(MIGRATED)
                .execute(Tuple.of(fingerprint.get()))
                .map(rows -> rows.iterator().next().getBoolean("migrated")));
  }

  /**
   * Migrates.
   *
   * @throws Refusal in one line if the server is too old, the tables are newer than this program or
   *     were changed behind its back, or the login may not do it
   */
  public static Done migrate(Postgres postgres) {
    return migrate(postgres, FOLDER);
  }

  static Done migrate(Postgres postgres, String folder) {
    var owner = postgres.owner();
    var fingerprint = Steps.fingerprint(folder);
    try (var connection = Jdbc.connect(owner)) {
      Server.prepare(connection, postgres);
      oneAtATime(connection);
      var upToDate = upToDate(connection, fingerprint);
      if (upToDate.isPresent()) {
        return upToDate.get();
      }
      var done = run(owner, folder);
      if (fingerprint.isPresent()) {
        remember(connection, fingerprint.get());
      }
      return done;
    } catch (SQLException failure) {
      throw new Refusal(failure, "database.reach", owner, Server.oneLine(failure));
    }
  }

  /**
   * Until the connection closes. Flyway locks its own table, but two first starts at once were seen
   * to quarrel over making that table.
   */
  private static void oneAtATime(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_advisory_lock(hashtext('houji migrations'))");
    }
  }

  /** What was reached, if the last program to migrate brought the very same files as this one. */
  private static Optional<Done> upToDate(Connection connection, Optional<String> fingerprint)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      var said = statement.executeQuery("select obj_description(to_regclass('" + HISTORY + "'))");
      if (!said.next() || !fingerprint.equals(Optional.ofNullable(said.getString(1)))) {
        return Optional.empty();
      }
      var last =
          statement.executeQuery(
              "select version from " + HISTORY + " order by installed_rank desc limit 1");
      return last.next() ? Optional.of(new Done(0, last.getString(1))) : Optional.empty();
    }
  }

  private static void remember(Connection connection, String fingerprint) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("comment on table " + HISTORY + " is '" + fingerprint + "'");
    }
  }

  private static Done run(DatabaseAccess owner, String folder) {
    var flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(Jdbc.url(owner), owner.user(), owner.password())
            .jdbcProperties(Jdbc.properties(owner))
            .callbacks(new SessionSettings())
            .locations("classpath:" + folder)
            .table(HISTORY)
            // Other tables in the schema public of a given database are none of our business.
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .encoding(StandardCharsets.UTF_8)
            .cleanDisabled(true)
            .validateMigrationNaming(true)
            .failOnMissingLocations(true)
            .load();
    try {
      refuseNewer(flyway.info().all());
      var result = flyway.migrate();
      var version = flyway.info().current();
      return new Done(
          result.migrationsExecuted, version == null ? "0" : version.getVersion().getVersion());
    } catch (FlywayException failure) {
      throw new Refusal(failure, "migrate.failed", oneLine(failure));
    }
  }

  private static void refuseNewer(MigrationInfo[] all) {
    Arrays.stream(all)
        .filter(
            step ->
                step.getState() == MigrationState.FUTURE_SUCCESS
                    || step.getState() == MigrationState.FUTURE_FAILED)
        .reduce((earlier, later) -> later)
        .ifPresent(
            step -> {
              throw new Refusal("migrate.newer", step.getVersion());
            });
  }

  /** The cause says what PostgreSQL said; the many lines around it go to the log at most. */
  private static String oneLine(FlywayException failure) {
    var cause = failure.getCause() == null ? failure : failure.getCause();
    var text = String.valueOf(cause.getMessage());
    return text.strip().replaceAll("\\s*\\R\\s*", "; ");
  }

  /**
   * Days are Beijing days (JDBC would set the machine's time zone), and a migration that waits for
   * a lock must not hold up the service behind it.
   */
  private static final class SessionSettings extends BaseCallback {
    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.AFTER_CONNECT;
    }

    @Override
    public void handle(Event event, Context context) {
      try (var statement = context.getConnection().createStatement()) {
        statement.execute("set time zone 'Asia/Shanghai'; set lock_timeout = '5s'");
      } catch (SQLException failure) {
        throw new FlywayException(failure);
      }
    }
  }
}
