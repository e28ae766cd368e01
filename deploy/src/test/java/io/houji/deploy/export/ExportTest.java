package io.houji.deploy.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.testing.TestDatabase;
import io.houji.deploy.words.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  @TempDir Path folder;

  @Test
  void everyTableOfAllTenantsIsThereWithItsChecksum() throws Exception {
    try (var connection = DATABASE.asOwner();
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into houji.tenant (tenant_id, name) values ('a', '甲, \"一\"'), ('b', '乙')");
    }
    var target = folder.resolve("export");
    var done = Export.to(target, DATABASE.postgres().exporter());
    assertEquals(2, done.rows());
    var tenants = Files.readString(target.resolve("houji.tenant.csv"));
    assertTrue(tenants.startsWith("tenant_id,name,created_at\n"), tenants);
    assertTrue(tenants.contains("\na,\"甲, \"\"一\"\"\",") && tenants.contains("\nb,乙,"), tenants);
    var sums = Files.readAllLines(target.resolve("SHA256SUMS"));
    assertEquals(done.tables(), sums.size());
    for (String line : sums) {
      var file = Files.readAllBytes(target.resolve(line.substring(66)));
      var sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
      assertEquals(line.substring(0, 64), sum, line);
    }
  }

  @Test
  void aLoginThatSeesOnlySomeRowsIsRefusedAndLeavesNoExport() {
    var target = folder.resolve("partly");
    assertThrows(Refusal.class, () -> Export.to(target, DATABASE.serviceByTcp()));
    assertFalse(Files.exists(target));
  }

  @Test
  void anExportThatFailedDoesNotHinderTheNext() {
    var target = folder.resolve("again");
    assertThrows(Refusal.class, () -> Export.to(target, DATABASE.serviceByTcp()));
    assertTrue(Export.to(target, DATABASE.postgres().exporter()).tables() > 0);
  }

  @Test
  void anExistingFolderIsNotTouched() {
    var refusal =
        assertThrows(Refusal.class, () -> Export.to(folder, DATABASE.postgres().exporter()));
    assertEquals("export.exists", refusal.key());
  }
}
