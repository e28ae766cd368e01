package io.houji.deploy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.config.Setting;
import io.houji.deploy.database.EmbeddedPostgres;
import io.houji.deploy.testing.ChildProgram;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoujiTest {
  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>(Map.of("HOUJI_LANG", "en"));
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void migrateMakesTheDatabaseAndSaysWhatItDid() {
    environment.put("HOUJI_DATA_DIR", folder.toString());
    assertEquals(0, run("migrate"), err::toString);
    assertTrue(
        out.toString().matches("ran [1-9]\\d* migrations; the tables are of version \\d+\n"));
    assertEquals("", err.toString());
  }

  @Test
  void commandsRunBesideAProgramThatServes() {
    environment.put("HOUJI_DATA_DIR", folder.toString());
    try (var serving = EmbeddedPostgres.start(folder)) {
      assertEquals(0, run("migrate"), err::toString);
      assertEquals(0, run("export", folder.resolve("export").toString()), err::toString);
      assertFalse(serving.isShared());
    }
    assertTrue(Files.exists(folder.resolve("export/houji.tenant.csv")));
  }

  @Test
  void importTellsByItsEndWhetherEveryRowWasGood() throws IOException {
    environment.put("HOUJI_DATA_DIR", folder.resolve("data").toString());
    var good =
        Files.writeString(folder.resolve("good.csv"), "index_id,date,level\nI,2024-01-31,1\n");
    var bad = Files.writeString(folder.resolve("bad.csv"), "index_id,date,level\nI,2024-02-31,1\n");
    assertEquals(0, run("import", good.toString()), err::toString);
    assertTrue(out.toString().startsWith("good.csv: 1 rows, 1 new, "), out::toString);
    assertEquals(1, run("import", bad.toString()));
    assertTrue(err.toString().contains("bad.csv, row 2, column date, value 2024-02-31: a day"));
    assertEquals(1, run("import", folder.resolve("none.csv").toString()));
    assertTrue(err.toString().contains("houji: " + folder.resolve("none.csv") + " is no file\n"));
    assertEquals(2, run("import"));
    assertEquals(2, run("import", "--balances-on", "yesterday", good.toString()));
  }

  @Test
  void everyWrongSettingIsALineAndNothingIsDone() {
    environment.put("HOUJI_DATA_DIR", folder.resolve("never").toString());
    environment.put("HOUJI_HTTP_PORT", "http");
    environment.put("HOUJI_TENANT", "?");
    assertEquals(2, run("migrate"));
    assertEquals(2, err.toString().lines().count());
    assertTrue(err.toString().contains("houji: HOUJI_HTTP_PORT: must be 0 to 65535, not http\n"));
    assertFalse(Files.exists(folder.resolve("never")));
  }

  @Test
  void aRefusalIsOneLineInTheLanguageOfThePerson() {
    environment.put("HOUJI_DATA_DIR", folder.toString());
    environment.put("HOUJI_LANG", "zh");
    assertEquals(1, run("export", folder.toString()));
    assertEquals("houji: " + folder + " 已存在；请另指定一个不存在的目录\n", err.toString());
  }

  @Test
  void anUnknownCommandIsAUsageError() {
    assertEquals(2, run("fly"));
    assertTrue(err.toString().startsWith("houji: Unmatched argument at index 0: 'fly'"));
  }

  @Test
  void noCommandShowsHelpAndIsAUsageError() {
    assertEquals(2, run());
    assertTrue(err.toString().contains("Usage: houji"));
  }

  @Test
  void helpListsEverySettingInBothLanguages() {
    for (String language : List.of("en", "zh")) {
      environment.put("HOUJI_LANG", language);
      out.getBuffer().setLength(0);
      assertEquals(0, run("--help"));
      for (Setting setting : Setting.values()) {
        assertTrue(out.toString().contains(setting.name()), setting::name);
      }
    }
    assertTrue(out.toString().contains("把表结构迁移到本程序的版本"), out::toString);
  }

  @Test
  void serveSaysReadyOnlyWhenTheServiceAnswersAndEndsWellOnSigterm() throws Exception {
    try (var program = ChildProgram.run(ServingProgram.class, folder.toString())) {
      assertEquals("service started on version " + ServingProgram.ANSWER, program.line());
      var ready = program.line();
      assertTrue(
          ready.matches(
              "ready http://127\\.0\\.0\\.1:1 admin http://127\\.0\\.0\\.1:2 in \\d+\\.\\d s"),
          ready);
      assertEquals(0, program.terminate());
      assertEquals("service closed while the database answers", program.line());
    }
    assertFalse(Files.exists(folder.resolve("postgres/data/postmaster.pid")));
  }

  private int run(String... args) {
    var surroundings =
        new Surroundings(environment, new PrintWriter(out, true), new PrintWriter(err, true));
    return Houji.run(
        surroundings,
        List.of(
            new MigrateCommand(surroundings),
            new ImportCommand(surroundings),
            new ExportCommand(surroundings)),
        args);
  }
}
