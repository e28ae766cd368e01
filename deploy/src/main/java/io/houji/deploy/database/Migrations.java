package io.houji.deploy.database;

import io.houji.deploy.words.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/**
 * Brings the tables to the form that this program knows: numbered steps, forward only, never edited
 * after they land. Several programs may do it at once; PostgreSQL lets one go first.
 */
public final class Migrations {
  private static final String LOCATION = "classpath:db/migration";
  private static final String HISTORY = "houji_schema_history";

  /**
   * Days are Beijing days (JDBC would set the machine's time zone), and a migration that waits for
   * a lock must not hold up the service behind it.
   */
  private static final String SESSION = "set time zone 'Asia/Shanghai'; set lock_timeout = '5s'";

  private Migrations() {}

  /** What was done: the number of steps run now, and the version reached. */
  public record Done(int steps, String version) {}

  /**
   * Migrates.
   *
   * @throws Refusal in one line if the server is too old, the tables are newer than this program or
   *     were changed behind its back, or the login may not do it
   */
  public static Done migrate(Postgres postgres) {
    return migrate(postgres, LOCATION);
  }

  static Done migrate(Postgres postgres, String location) {
    Server.prepare(postgres);
    var owner = postgres.owner();
    var flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(Jdbc.url(owner), owner.user(), owner.password())
            .jdbcProperties(Jdbc.properties(owner))
            .initSql(SESSION)
            .locations(location)
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
}
