package io.houji.deploy.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each migration has a query beside it that must find nothing wrong after all have run. */
class CheckQueriesTest {
  private static final ClassLoader LOADER = CheckQueriesTest.class.getClassLoader();

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  static List<String> versions() throws IOException {
    var folder = LOADER.getResource("db/migration");
    return Steps.names(folder, "db/migration").stream()
        .map(name -> name.substring(0, name.indexOf("__")))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void theCheckOfEachMigrationFindsNothing(String version) throws Exception {
    try (var connection = DATABASE.asAdmin()) {
      assertEquals(List.of(), findings(connection, version));
    }
  }

  @Test
  void aTableWithoutForcedRowSecurityIsFound() throws Exception {
    try (var broken = TestDatabase.migrated();
        var connection = broken.asAdmin();
        var statement = connection.createStatement()) {
      statement.execute("create table houji.open_to_all (tenant_id text)");
      var findings = findings(connection, "V1");
      assertFalse(findings.isEmpty());
      assertTrue(findings.get(0).contains("open_to_all"), findings::toString);
    }
  }

  private static List<String> findings(Connection connection, String version)
      throws IOException, SQLException {
    var file = "db/check/" + version + ".sql";
    try (var in = LOADER.getResourceAsStream(file)) {
      assertTrue(in != null, file + " is missing");
      var findings = new ArrayList<String>();
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(new String(in.readAllBytes(), StandardCharsets.UTF_8))) {
        while (row.next()) {
          findings.add(row.getString(1) + ": " + row.getString(2));
        }
      }
      return findings;
    }
  }
}
