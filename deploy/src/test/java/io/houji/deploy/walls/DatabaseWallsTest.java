package io.houji.deploy.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With the application's own filter off, PostgreSQL still keeps the tenants apart. */
class DatabaseWallsTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String REFUSED = "42501";

  private static FilledHouse house;

  @BeforeAll
  static void fill() {
    house = new FilledHouse(DATABASE);
    house.fill("first");
    house.service.token("second", io.houji.http.server.Role.REGULATOR);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  static List<String> tables(Connection sql) throws SQLException {
    return words(
        sql,
        "select relname from pg_class where relnamespace = 'houji'::regnamespace"
            + " and relkind in ('r', 'p') order by 1");
  }

  private static List<String> words(Connection sql, String query) throws SQLException {
    var words = new ArrayList<String>();
    try (var statement = sql.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        words.add(rows.getString(1));
      }
    }
    return words;
  }

  private static long count(Connection sql, String table, String where) throws SQLException {
    return Long.parseLong(
        words(sql, "select count(*) from houji." + table + " where " + where).get(0));
  }

  /** A transaction of the service's role, as the pool begins it, in a tenant or in none. */
  private interface Work {
    void run(Connection sql) throws SQLException;
  }

  private static void asService(String tenant, Work work) throws SQLException {
    try (var sql = DATABASE.asService()) {
      sql.setAutoCommit(false);
      try (var statement = sql.createStatement()) {
        statement.execute("set local role houji_service");
        if (!tenant.isEmpty()) {
          statement.execute("select set_config('houji.tenant', '" + tenant + "', true)");
        }
      }
      work.run(sql);
      sql.rollback();
    }
  }

  private static void refused(Connection sql, String command) throws SQLException {
    var point = sql.setSavepoint();
    try (var statement = sql.createStatement()) {
      var failure =
          assertThrows(SQLException.class, () -> statement.executeUpdate(command), command);
      assertEquals(REFUSED, failure.getSQLState(), command + ": " + failure.getMessage());
    }
    sql.rollback(point);
  }

  private static List<String> readable() throws SQLException {
    try (var sql = DATABASE.asAdmin()) {
      return tables(sql).stream().filter(table -> !table.equals("api_token")).toList();
    }
  }

  @Test
  void everyTableBelongsToTenantsAndForcesItsWalls() throws SQLException {
    try (var sql = DATABASE.asAdmin()) {
      assertTrue(tables(sql).size() >= 17, () -> "the catalogue is there");
      assertEquals(
          List.of(),
          words(
              sql,
              "select relname from pg_class c where relnamespace = 'houji'::regnamespace and"
                  + " relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity and"
                  + " exists (select from pg_attribute a where a.attrelid = c.oid and attname ="
                  + " 'tenant_id' and attnotnull) and exists (select from pg_policy p where"
                  + " p.polrelid = c.oid))"));
      assertEquals(
          List.of(),
          words(
              sql,
              "select viewname from pg_views where schemaname = 'houji' union all"
                  + " select matviewname from pg_matviews where schemaname = 'houji'"),
          "a view would need security_invoker, and a test of its own");
    }
  }

  @Test
  void theServiceOwnsNothingAndMayNotPassTheWalls() throws SQLException {
    try (var sql = DATABASE.asAdmin()) {
      String service =
          "(select oid from pg_roles where rolname in ('houji_service', '"
              + DATABASE.service().user()
              + "'))";
      assertEquals(
          List.of(),
          words(
              sql,
              "select rolname from pg_roles where oid in "
                  + service
                  + " and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)"));
      assertEquals(
          List.of(),
          words(
              sql,
              "select relname from pg_class where relowner in "
                  + service
                  + " union all select proname from pg_proc where proowner in "
                  + service
                  + " union all select nspname from pg_namespace where nspowner in "
                  + service));
    }
  }

  @Test
  void withoutATenantNoRowIsSeen() throws SQLException {
    for (String table : readable()) {
      asService("", sql -> assertEquals(0, count(sql, table, "true"), table));
    }
    try (var sql = DATABASE.asAdmin()) {
      for (String table : List.of("fund", "commitment", "cash_flow", "financing", "firm")) {
        assertTrue(count(sql, table, "true") > 0, table + " has rows that could be seen");
      }
    }
  }

  @Test
  void aWrongWhereShowsAStrangerNoRow() throws SQLException {
    for (String table : readable()) {
      asService(
          "second",
          sql -> {
            assertEquals(0, count(sql, table, "tenant_id = 'first'"), table);
            assertEquals(0, count(sql, table, "tenant_id <> 'second'"), table);
            assertEquals(0, count(sql, table, "tenant_id <> 'second' or true") - own(table), table);
          });
    }
  }

  /** The stranger sees its own entry in the list of tenants and nothing else. */
  private static int own(String table) {
    return table.equals("tenant") ? 1 : 0;
  }

  @Test
  void theTenantOfATransactionEndsWithIt() throws SQLException {
    asService(
        "first",
        sql -> {
          assertTrue(count(sql, "fund", "true") > 0);
          sql.commit();
          try (var statement = sql.createStatement()) {
            statement.execute("set local role houji_service");
          }
          assertEquals(0, count(sql, "fund", "true"));
        });
  }

  @Test
  void nobodyWritesIntoAnotherTenantNorIntoNone() throws SQLException {
    for (String table : readable()) {
      for (String tenant : List.of("second", "")) {
        asService(
            tenant,
            sql -> refused(sql, "insert into houji." + table + " (tenant_id) values ('first')"));
      }
    }
  }

  @Test
  void theServiceChangesAndRemovesNothingNotEvenItsOwn() throws SQLException {
    try (var admin = DATABASE.asAdmin()) {
      for (String table : tables(admin)) {
        asService(
            "first",
            sql -> {
              refused(sql, "update houji." + table + " set tenant_id = tenant_id");
              refused(sql, "delete from houji." + table);
              refused(sql, "truncate houji." + table + " cascade");
              refused(sql, "alter table houji." + table + " no force row level security");
            });
      }
    }
  }

  @Test
  void tokensCannotBeReadAtAll() throws SQLException {
    asService("first", sql -> refused(sql, "delete from houji.api_token"));
    asService(
        "first",
        sql ->
            assertEquals(
                REFUSED,
                assertThrows(SQLException.class, () -> count(sql, "api_token", "true"))
                    .getSQLState()));
  }
}
