package io.houji.deploy.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.deploy.words.Words;
import io.houji.fund.ledger.Ledger;
import io.houji.fund.snapshot.ClusterFigures;
import io.houji.fund.snapshot.SeedFundFigures;
import io.houji.http.ledger.LedgerStore;
import io.houji.http.server.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code import}, beside a service that runs on the same database. */
class FileImportTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final FileImport.Manner PLAIN =
      new FileImport.Manner(false, false, Optional.empty(), Optional.empty());
  private static final FileImport.Manner DRY =
      new FileImport.Manner(true, false, Optional.empty(), Optional.empty());
  private static final FileImport.Manner GOOD_ROWS =
      new FileImport.Manner(false, true, Optional.empty(), Optional.empty());

  private static Service service;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void open() {
    service = Service.whole(DATABASE);
  }

  @AfterAll
  static void close() {
    service.close();
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private boolean run(String tenant, FileImport.Manner manner, Locale language, Path... files) {
    var mouth =
        new FileImport.Mouth(
            Words.in(language), new PrintWriter(out, true), new PrintWriter(err, true));
    return FileImport.run(DATABASE.postgres(), tenant, List.of(files), manner, mouth);
  }

  private static Ledger ledger(String tenant) {
    return Service.await(
        service.database.longRead(
            tenant, connection -> LedgerStore.follow(connection, tenant, Ledger.EMPTY)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "gb18030", "xlsx"})
  void theIllustrativeFilesGiveThePublishedTotals(String form) throws IOException {
    var tenant = "command-" + form;
    var files = new Path[Illustrative.NAMES.size()];
    for (int i = 0; i < files.length; i++) {
      var name = Illustrative.NAMES.get(i);
      var bytes =
          switch (form) {
            case "csv" -> Illustrative.csv(name);
            case "gb18030" -> Illustrative.gb18030(name);
            default -> Illustrative.xlsx(name);
          };
      files[files.length - 1 - i] = file(name, bytes); // the order is not the sender's burden
    }
    assertTrue(run(tenant, PLAIN, Locale.ENGLISH, files), err::toString);
    var books = ledger(tenant).at(LocalDate.of(2026, 12, 31));
    var cluster = ClusterFigures.of(books);
    assertEquals(32, cluster.funds().size());
    assertEquals("15055000000.00", cluster.totals().committed().toYuanText());
    assertEquals(2.8325, cluster.amplification().fold(a -> a.multiple().value(), p -> 0.0), 5e-5);
    assertEquals(256, SeedFundFigures.of(books).projects());
    assertEquals("239000000.00", SeedFundFigures.of(books).cost().toYuanText());
    assertEquals(1_015, cluster.financed().count());
    assertEquals("5049000000.00", cluster.financed().amount().toYuanText());
    assertTrue(
        out.toString().contains("funds: 32 rows, 32 new, 0 changed, 0 unchanged, 0 bad\n"),
        out::toString);
    assertTrue(out.toString().contains("  financing: 1015, 5049000000.00 yuan\n"));
    assertTrue(err.toString().contains("funds: recording 32 rows\n"), err::toString);

    long seq = ledger(tenant).lastSeq();
    assertTrue(run(tenant, PLAIN, Locale.CHINESE, files), err::toString);
    assertTrue(out.toString().contains("funds：共 32 行，新增 0，更正 0，未变 32，不合格 0\n"));
    assertEquals(seq, ledger(tenant).lastSeq());
  }

  @Test
  void aServiceThatRunsShowsWhatTheCommandRecorded() throws IOException {
    var token = service.token("beside", Role.FUND_MANAGER);
    assertEquals(0, Service.await(service.snapshots.ledger("beside")).lastSeq());
    assertTrue(run("beside", PLAIN, Locale.ENGLISH, file("f.csv", Illustrative.csv("funds"))));
    assertEquals(1, Service.await(service.snapshots.caughtUp("beside", 1)).lastSeq());
    var funds = service.client.get("/v1/funds").as(token).send().json().items("data");
    assertEquals(32, funds.size());
    var imports = service.client.get("/v1/imports").as(token).send().text();
    assertTrue(imports.contains("\"received_by\":\"command-line\""), imports);
  }

  @Test
  void aDryRunLooksAtAllFilesTogetherAndWritesNothing() throws IOException {
    var flows =
        file(
            "flows.csv",
            Illustrative.utf8("id,fund_id,date,kind,amount_yi\nA,F01,2024-01-01,投资,1\n"));
    var funds = file("funds.csv", Illustrative.csv("funds"));
    assertTrue(run("dry", DRY, Locale.ENGLISH, flows, funds), err::toString);
    assertTrue(out.toString().endsWith("dry run: nothing was recorded\n"), out::toString);
    assertFalse(run("dry", DRY, Locale.ENGLISH, flows));
    assertTrue(err.toString().contains("flows.csv, row 2, column fund_id: there is no fund F01"));
    assertEquals(0, ledger("dry").lastSeq());
  }

  @Test
  void oneBadFileKeepsAllOut() throws IOException {
    var funds = file("funds.csv", Illustrative.csv("funds"));
    var bad = file("bad.csv", Illustrative.utf8("project_id,状态\nP1,在管\n"));
    assertFalse(run("one-bad", PLAIN, Locale.ENGLISH, funds, bad));
    assertTrue(err.toString().contains("bad.csv, row 1, column ticket: a column that must"));
    assertEquals(0, ledger("one-bad").lastSeq());
  }

  @Test
  void badRowsAreWrittenBesideTheFileAndNeverOverAnother() throws IOException {
    var text = "financing_id,product,amount_yuan,start_year\nL1,瞪羚贷,5,2024\nL2,瞪羚贷,x,2024\n";
    var loans = file("loans.csv", Illustrative.utf8(text));
    assertFalse(run("bad-rows", GOOD_ROWS, Locale.ENGLISH, loans));
    assertFalse(run("bad-rows", GOOD_ROWS, Locale.ENGLISH, loans));
    assertEquals(1, ledger("bad-rows").lastSeq());
    var back = folder.resolve("loans-bad-rows.csv");
    assertTrue(Files.readString(back).contains("L2,瞪羚贷,x,2024,\"amount_yuan: a number"));
    assertTrue(Files.exists(folder.resolve("loans-bad-rows-2.csv")));
    var mended = Files.readString(back).replace(",x,", ",7,");
    assertTrue(run("bad-rows", PLAIN, Locale.ENGLISH, Files.writeString(back, mended)));
    assertEquals(2, ledger("bad-rows").lastSeq());
  }
}
