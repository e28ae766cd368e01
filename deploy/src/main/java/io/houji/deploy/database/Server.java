package io.houji.deploy.database;

import io.houji.deploy.words.Refusal;
import io.houji.http.store.DatabaseAccess;
import java.sql.Connection;
import java.sql.SQLException;

/** What a PostgreSQL must be and have before tables are made in it. */
final class Server {
  private static final int VERSION_MIN = 15;
  private static final int VERSION_UNIT = 10_000;

  private Server() {}

  /** Checks the version and makes sure that the service role is there and is weak. */
  static void prepare(Connection owner, Postgres postgres) throws SQLException {
    refuseOld(
        postgres.owner().host(),
        number(owner, "select current_setting('server_version_num')::int"));
    makeServiceRole(owner, postgres.service());
    refuseMightyService(owner);
  }

  /** {@code number} is PostgreSQL's {@code server_version_num}: 150004 is 15.4. */
  static void refuseOld(String host, int number) {
    if (number < VERSION_MIN * VERSION_UNIT) {
      throw new Refusal("database.old", host, number / VERSION_UNIT, VERSION_MIN);
    }
  }

  private static void makeServiceRole(Connection connection, DatabaseAccess service)
      throws SQLException {
    if (number(connection, "select count(*) from pg_roles where rolname = 'houji_service'") == 0) {
      run(connection, "create role houji_service nologin", service);
    }
    boolean takesTheRole = service.role() != null;
    if (takesTheRole && !mayTakeTheRole(connection, service.user())) {
      var login = quoted(connection, service.user());
      run(connection, "grant houji_service to " + login, service);
    }
  }

  private static boolean mayTakeTheRole(Connection connection, String login) throws SQLException {
    // SET is a right of its own from PostgreSQL 16 on; before, membership gives it.
    var sql =
        "select pg_has_role(?, 'houji_service',"
            + " case when current_setting('server_version_num')::int >= 160000"
            + " then 'SET' else 'MEMBER' end)";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, login);
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** Row-level security is no wall to a superuser, to BYPASSRLS or to a role that is the owner. */
  private static void refuseMightyService(Connection connection) throws SQLException {
    var mighty =
        "select count(*) from pg_roles r where r.rolname = 'houji_service'"
            + " and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb"
            + " or pg_has_role(r.oid, current_user, 'MEMBER')"
            + " or exists (select from pg_class c where c.relowner = r.oid))";
    if (number(connection, mighty) > 0) {
      throw new Refusal("database.mighty");
    }
  }

  private static void run(Connection connection, String sql, DatabaseAccess service)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new Refusal(failure, "database.role", sql, service.user(), oneLine(failure));
    }
  }

  private static int number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private static String quoted(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement()) {
      return statement.enquoteIdentifier(name, true);
    }
  }

  static String oneLine(SQLException failure) {
    return String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
