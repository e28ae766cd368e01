package io.houji.deploy.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.houji.deploy.config.Settings;
import io.houji.deploy.testing.TestDatabase;
import io.houji.deploy.words.Refusal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo puts into a database, and that it does so once. */
class DemoTenantTest {
  @TempDir Path folder;

  private Settings settings() {
    return Settings.from(Map.of("HOUJI_DATA_DIR", folder.toString(), "HOUJI_LANG", "en"))
        .fold(
            settings -> settings,
            problems -> {
              throw new AssertionError(problems);
            });
  }

  /** Tables of facts and their rows by tenant. */
  private static Map<String, String> rows(TestDatabase database) throws SQLException {
    var tables = new ArrayList<String>();
    var rows = new TreeMap<String, String>();
    try (var sql = database.asAdmin();
        var statement = sql.createStatement()) {
      try (var found =
          statement.executeQuery(
              "select table_name from information_schema.columns where table_schema = 'houji'"
                  + " and column_name = 'tenant_id' and table_name <> 'api_token'")) {
        while (found.next()) {
          tables.add(found.getString(1));
        }
      }
      for (String table : tables) {
        try (var found =
            statement.executeQuery(
                "select tenant_id, count(*), md5(string_agg(t::text, '' order by t::text))"
                    + " from houji."
                    + table
                    + " t group by tenant_id")) {
          while (found.next()) {
            rows.put(found.getString(1) + " " + table, found.getInt(2) + " " + found.getString(3));
          }
        }
      }
    }
    return rows;
  }

  @Test
  void theHomeTenantIsFilledOnceAndTheNeighbourStaysEmpty() throws SQLException {
    try (var database = TestDatabase.migrated()) {
      new DemoTenant().fill(settings(), database.postgres());
      var first = rows(database);
      assertEquals("32", first.get("xixian fund").split(" ", 2)[0]);
      assertEquals("256", first.get("xixian project_round").split(" ", 2)[0]);
      assertEquals("1015", first.get("xixian financing").split(" ", 2)[0]);
      assertEquals("1", first.get("xixian ledger_commit").split(" ", 2)[0]);
      assertEquals(
          List.of("neighbour tenant"),
          first.keySet().stream().filter(key -> key.startsWith("neighbour")).toList());
      new DemoTenant().fill(settings(), database.postgres());
      assertEquals(first, rows(database));
    }
  }

  @Test
  void realFactsAreNotMixedWithMadeUpOnes() throws SQLException {
    try (var database = TestDatabase.migrated();
        var sql = database.asAdmin();
        var statement = sql.createStatement()) {
      statement.execute(
          "insert into houji.tenant values ('xixian', 'real');"
              + "insert into houji.ledger_commit (tenant_id, seq, recorded_at, actor, source, facts)"
              + " values ('xixian', 1, now(), 'me', 'api', 1);"
              + "insert into houji.index_level"
              + " (tenant_id, fact_id, effective_on, seq, day_precision, index_id, level)"
              + " values ('xixian', 'I1', '2026-01-01', 1, 'day', 'CSI', 1)");
      var refused =
          assertThrows(Refusal.class, () -> new DemoTenant().fill(settings(), database.postgres()));
      assertEquals("demo.real-facts", refused.key());
    }
  }
}
