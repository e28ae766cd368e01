package io.houji.deploy.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.fund.ledger.Ledger;
import io.houji.fund.ledger.Recorded;
import io.houji.http.json.Json;
import io.houji.http.ledger.LedgerStore;
import io.houji.http.server.Role;
import io.houji.http.testing.Client.Answered;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files go in over HTTP, right figures come out; what is wrong comes back by name. */
class ImportsTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final AtomicInteger KEYS = new AtomicInteger();
  private static final String FLOWS = "id,fund_id,date,kind,amount_yuan\n";

  private static Service service;

  @BeforeAll
  static void open() {
    service = Service.whole(DATABASE);
  }

  @AfterAll
  static void close() {
    service.close();
  }

  /** A fund office with a tenant of its own. */
  private record Office(String token) {
    static Office of(String tenant) {
      return new Office(service.token(tenant, Role.FUND_MANAGER));
    }

    Answered send(String query, byte[] file) {
      boolean xlsx = file.length > 1 && file[0] == 'P' && file[1] == 'K';
      return service
          .client
          .post("/v1/imports" + query)
          .as(token)
          .with("Idempotency-Key", "key-" + KEYS.incrementAndGet())
          .body(xlsx ? Illustrative.XLSX : "text/csv", file)
          .send();
    }

    Answered send(String query, String file) {
      return send(query, Illustrative.utf8(file));
    }

    Answered revert(String id, String reason) {
      return service
          .client
          .post("/v1/imports/" + id + "/reversal")
          .as(token)
          .with("Idempotency-Key", "key-" + KEYS.incrementAndGet())
          .json("{\"reason\":\"" + reason + "\"}")
          .send();
    }

    Answered get(String path) {
      return service.client.get(path).as(token).send();
    }

    long knownSeq() {
      return number(get("/v1/cluster").json(), "known_seq");
    }

    /** A fund to book flows of. */
    Office withFund() {
      var fund =
          "fund_id,kind,layer,vintage,committed_yuan,fiscal_or_fof_committed_yuan,"
              + "from_cluster_fof_yuan\nF1,天使,直投,2020,1000,400,0\n";
      assertEquals(201, send("", fund).status());
      return this;
    }
  }

  private static long number(Json.Obj json, String field) {
    return ((Json.Num) json.fields().get(field)).value().longValueExact();
  }

  private static List<Long> counts(Answered answered) {
    var counts = answered.json().child("counts");
    return List.of("rows", "new", "changed", "unchanged", "bad").stream()
        .map(name -> number(counts, name))
        .toList();
  }

  private static String amount(Json.Obj json, String field) {
    return json.child(field).words("amount");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "gb18030", "xlsx"})
  void theIllustrativeFilesGiveThePublishedTotals(String form) {
    var office = Office.of("totals-" + form);
    for (var name : Illustrative.NAMES) {
      var sent =
          office.send(
              "?file=" + name,
              switch (form) {
                case "csv" -> Illustrative.csv(name);
                case "gb18030" -> Illustrative.gb18030(name);
                default -> Illustrative.xlsx(name);
              });
      assertEquals(201, sent.status(), sent::text);
      assertEquals(form.equals("csv") ? "utf-8" : form, sent.json().words("encoding"));
      assertEquals(sent.header("Location"), "/v1/imports/" + sent.json().words("id"));
    }
    var cluster = office.get("/v1/cluster").json();
    assertEquals(32, number(cluster, "fund_count"));
    assertEquals("15055000000.00", amount(cluster, "committed"));
    var amplification = cluster.child("amplification").fields().get("multiple");
    assertEquals("2.83251999", ((Json.Num) amplification).value().toPlainString());
    assertEquals(256, number(cluster.child("seed_fund"), "projects"));
    assertEquals("239000000.00", amount(cluster.child("seed_fund"), "cost"));
    assertEquals(1015, number(cluster.child("financing"), "count"));
    assertEquals("5049000000.00", amount(cluster.child("financing"), "amount"));
    assertEquals(new Json.Bool(true), cluster.fields().get("illustrative"));
    assertEquals(stored("totals-" + form), shown("totals-" + form));
  }

  /** What this node shows without having read it back. */
  private static Set<Recorded> shown(String tenant) {
    return Set.copyOf(Service.await(service.snapshots.ledger(tenant)).recorded());
  }

  private static Set<Recorded> stored(String tenant) {
    var ledger =
        Service.await(
            service.database.longRead(
                tenant, connection -> LedgerStore.follow(connection, tenant, Ledger.EMPTY)));
    return Set.copyOf(ledger.recorded());
  }

  @Test
  void theSameFileAgainChangesNothing() {
    var office = Office.of("again");
    assertEquals(List.of(32L, 32L, 0L, 0L, 0L), counts(office.send("", Illustrative.csv("funds"))));
    long seq = office.knownSeq();
    var again = office.send("", Illustrative.gb18030("funds"));
    assertEquals(201, again.status(), again::text);
    assertEquals(List.of(32L, 0L, 0L, 32L, 0L), counts(again));
    assertEquals(Json.Null.NULL, again.json().fields().get("recorded_seq"));
    assertEquals(seq, office.knownSeq());
    var revert = office.revert(again.json().words("id"), "why not");
    assertEquals(409, revert.status());
    assertTrue(revert.json().words("detail").contains("changed nothing"));
  }

  @Test
  void aDryRunShowsWhatWouldChangeAndWritesNothing() {
    var office = Office.of("dry").withFund();
    office.send("", FLOWS + "A,F1,2020-03-01,实缴,100\n");
    long seq = office.knownSeq();
    var file = FLOWS + "A,F1,2020-03-01,实缴,200.50\nB,F1,2020-04-01,实缴,1\n";
    var refused = office.send("?dry_run=true&file=flows.csv", file);
    assertEquals(422, refused.status());
    assertEquals(List.of("/rows/2 contradiction"), refused.errors());
    var shown = office.send("?dry_run=true&file=flows.csv&reason=audit", file);
    assertEquals(200, shown.status(), shown::text);
    assertEquals(List.of(2L, 1L, 1L, 0L, 0L), counts(shown));
    var changed = (Json.Obj) shown.json().items("differences").get(0);
    var field = (Json.Obj) changed.items("fields").get(0);
    assertEquals("amount", field.words("field"));
    assertEquals("100.00", amount(field, "before"));
    assertEquals("200.50", amount(field, "after"));
    var total = (Json.Obj) shown.json().items("totals").get(0);
    assertEquals("capital_call", total.words("kind"));
    assertEquals("201.50", amount(total, "amount"));
    assertEquals(seq, office.knownSeq());
    assertEquals(2, office.get("/v1/imports").json().items("data").size());
  }

  @Test
  void aFileWithOneBadRowIsRefusedWholeWithEveryProblemNamed() {
    var office = Office.of("bad").withFund();
    long seq = office.knownSeq();
    var refused =
        office.send(
            "?file=流水.csv",
            FLOWS
                + "A,F1,2020-03-01,实缴,100\n"
                + "B,F1,2020-13-01,实缴,1.001\n"
                + "C,F9,2020-03-01,实缴,5\n"
                + "D,F1,2020-02-01,分配,5\n"
                + "A,F1,2020-03-01,实缴,100\n");
    assertEquals(422, refused.status());
    assertEquals(
        List.of(
            "/rows/3/date malformed",
            "/rows/3/amount_yuan out_of_range",
            "/rows/6 duplicate",
            "/rows/4/fund_id unknown",
            "/rows/5/date contradiction"),
        refused.errors());
    assertTrue(refused.text().contains("流水.csv, row 3, column amount_yuan, value 1.001: whole"));
    assertEquals(seq, office.knownSeq());
  }

  @Test
  void theGoodRowsGoInAndTheBadOnesComeBackToBeMended() {
    var office = Office.of("good").withFund();
    var sent =
        office.send(
            "?rows=good&file=flows.csv",
            FLOWS + "A,F1,2020-03-01,实缴,100\nB,F1,2020-13-01,实缴,=1\nC,F9,2020-03-01,实缴,5\n");
    assertEquals(201, sent.status(), sent::text);
    assertEquals(List.of(3L, 1L, 0L, 0L, 2L), counts(sent));
    assertEquals(3, sent.json().items("problems").size());
    var bad = office.get(sent.json().words("bad_rows"));
    assertEquals(
        "\uFEFFid,fund_id,date,kind,amount_yuan,import_problem\r\n"
            + "B,F1,2020-13-01,实缴,'=1,"
            + "\"date: a day such as 2024-03-31, from 1980 to 2100; amount_yuan: a formula: write"
            + " its value\"\r\n"
            + "C,F9,2020-03-01,实缴,5,fund_id: there is no fund F9\r\n",
        bad.text());
    var mended =
        office.send(
            "",
            bad.text().replace("2020-13-01", "2020-12-01").replace("'=1", "7").replace("F9", "F1"));
    assertEquals(List.of(2L, 2L, 0L, 0L, 0L), counts(mended), mended::text);
    assertEquals("112.00", amount(office.get("/v1/cluster").json(), "paid_in"));
    assertEquals(
        404, office.get("/v1/imports/" + mended.json().words("id") + "/bad-rows").status());
  }

  @Test
  void aReversalRestoresWhatWasAndIsDoneOnce() {
    var office = Office.of("revert").withFund();
    office.send("", FLOWS + "A,F1,2020-03-01,实缴,100\n");
    var second =
        office.send("?reason=audit", FLOWS + "A,F1,2020-03-01,实缴,150\nB,F1,2020-04-01,实缴,1\n");
    assertEquals("151.00", amount(office.get("/v1/cluster").json(), "paid_in"));
    String id = second.json().words("id");
    var reverted = office.revert(id, "wrong year");
    assertEquals(200, reverted.status(), reverted::text);
    assertEquals("reverted", reverted.json().words("state"));
    assertEquals("100.00", amount(office.get("/v1/cluster").json(), "paid_in"));
    assertEquals(1, office.get("/v1/funds/F1/cash-flows").json().items("data").size());
    assertArrayEquals(reverted.body(), office.get("/v1/imports/" + id).body());
    var twice = office.revert(id, "again");
    assertEquals(409, twice.status());
    assertTrue(twice.json().words("detail").contains("reverted already"));
    assertEquals(201, office.send("?reason=after+all", FLOWS + "B,F1,2020-04-01,实缴,1\n").status());
  }

  @Test
  void aReversalThatLaterFactsNeedIsRefusedByName() {
    var office = Office.of("needed").withFund();
    var funds = (Json.Obj) office.get("/v1/imports").json().items("data").get(0);
    var flows = office.send("", FLOWS + "A,F1,2020-03-01,实缴,100\n");
    var refused = office.revert(funds.words("id"), "wrong");
    assertEquals(422, refused.status());
    assertTrue(refused.text().contains("CashFlow A would be wrong"), refused::text);
    office.send("?reason=audit", FLOWS + "A,F1,2020-03-01,实缴,101\n");
    var changed = office.revert(flows.json().words("id"), "wrong");
    assertEquals(422, changed.status());
    assertTrue(changed.text().contains("capital_call A was changed again by commit 3"));
    assertEquals("101.00", amount(office.get("/v1/cluster").json(), "paid_in"));
  }

  @Test
  void anotherTenantSeesNoneOfIt() {
    var office = Office.of("mine").withFund();
    var mine = (Json.Obj) office.get("/v1/imports").json().items("data").get(0);
    var other = Office.of("theirs");
    assertEquals(0, other.get("/v1/imports").json().items("data").size());
    assertEquals(404, other.get("/v1/imports/" + mine.words("id")).status());
    assertEquals(404, other.get("/v1/imports/" + mine.words("id") + "/bad-rows").status());
    assertEquals(404, other.get("/v1/imports/" + mine.words("id") + "/progress").status());
    assertEquals(404, other.revert(mine.words("id"), "mischief").status());
    assertEquals(0, number(other.get("/v1/cluster").json(), "fund_count"));
    var bank = service.token("mine", Role.BANK);
    assertEquals(403, service.client.get("/v1/imports").as(bank).send().status());
  }

  @Test
  void aRepeatedRequestIsOneImport() {
    var office = Office.of("repeated");
    var call =
        service
            .client
            .post("/v1/imports?file=funds.csv&import_id=mine_1")
            .as(office.token)
            .with("Idempotency-Key", "once")
            .body("text/csv", Illustrative.csv("funds"));
    var first = call.send();
    var second = call.send();
    assertEquals("mine_1", first.json().words("id"), first::text);
    assertArrayEquals(first.body(), second.body());
    assertEquals("true", second.header("Idempotency-Hit"));
    assertEquals(409, office.send("?import_id=mine_1", Illustrative.csv("funds")).status());
    assertEquals(1, office.get("/v1/imports").json().items("data").size());
  }

  @Test
  void importsComeInPagesLatestFirst() {
    var office = Office.of("pages").withFund();
    for (int i = 1; i <= 4; i++) {
      office.send("?import_id=page_" + i, FLOWS + "A" + i + ",F1,2020-03-01,实缴,100\n");
    }
    var first = office.get("/v1/imports?limit=3").json();
    var second = office.get("/v1/imports?limit=3&cursor=" + first.words("next_cursor")).json();
    assertEquals(List.of("page_4", "page_3", "page_2"), ids(first));
    assertEquals("page_1", ids(second).get(0));
    assertEquals(2, ids(second).size());
    assertEquals(422, office.get("/v1/imports?cursor=nonsense").status());
  }

  private static List<String> ids(Json.Obj page) {
    return page.items("data").stream().map(item -> ((Json.Obj) item).words("id")).toList();
  }

  @Test
  void whatIsNoFileOrNoWishIsRefused() {
    var office = Office.of("wrong");
    assertEquals(422, office.send("", "").status());
    assertEquals(422, office.send("", new byte[] {'P', 'K', 3, 4, 0, 0}).status());
    assertEquals(
        List.of("/kind unknown", "/rows unknown", "/dry_run malformed", "/colour unknown"),
        office.send("?kind=loans&rows=some&dry_run=maybe&colour=red", "x").errors());
    var json =
        service
            .client
            .post("/v1/imports")
            .as(office.token)
            .with("Idempotency-Key", "json")
            .json("{}")
            .send();
    assertEquals(415, json.status());
    var latin = "基金代码,日期\n".getBytes(StandardCharsets.UTF_16LE);
    assertTrue(office.send("", latin).text().contains("byte order mark"));
  }
}
