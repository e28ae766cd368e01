package io.houji.deploy.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.http.json.Json;
import io.houji.http.server.Role;
import io.houji.http.testing.Client.Answered;
import io.houji.http.testing.ContractLint;
import io.houji.scoring.registry.ContentHash;
import io.micrometer.core.instrument.Counter;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A bank's way from an application to a score that can be made again. */
class ScoresTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String DAY = "{'day':'2026-04-10'}";

  private static Service service;

  @BeforeAll
  static void open() {
    service = Service.whole(DATABASE);
  }

  @AfterAll
  static void close() {
    service.close();
  }

  @Test
  void aScoreIsKeptAndGivenAgainToTheByte() {
    var bank = Bank.of(service, "kept");
    bank.application("A1", Map.of());
    var given = bank.score("A1", "s1", DAY);
    assertEquals(201, given.status(), given::text);
    var answer = given.json().child("answer");
    assertEquals("indicate", answer.words("decision"));
    assertEquals(6, answer.items("gates").size());
    // Limit by hand: 20% of 60 million is 12 million; two years of 9 − 3 million are 12 million.
    assertEquals("12000000.00", answer.child("economics").child("limit").words("amount"));
    String id = given.json().words("id");
    assertEquals("/v1/scores/" + id, given.header("Location"));
    assertArrayEquals(given.body(), bank.get("/v1/scores/" + id).body());
    assertArrayEquals(given.body(), bank.get("/v1/scores/" + id + "/replay").body());
    var text =
        service
            .client
            .get("/v1/scores/" + id + "/replay")
            .as(bank.token())
            .with("Accept", "text/plain")
            .send();
    assertEquals(answer.words("answer_sha256"), ContentHash.of(text.body()).hex());
    var rows = bank.get("/v1/loan-applications/A1/scores").json().items("data");
    assertEquals(List.of(id), rows.stream().map(r -> ((Json.Obj) r).words("id")).toList());
  }

  @Test
  void aRepeatedRequestIsScoredOnce() {
    var bank = Bank.of(service, "once");
    bank.application("A1", Map.of());
    var first = bank.score("A1", "same", DAY);
    var second = bank.score("A1", "same", DAY);
    assertArrayEquals(first.body(), second.body());
    assertEquals("true", second.header("Idempotency-Hit"));
    assertEquals(422, bank.score("A1", "same", "{'day':'2026-04-11'}").status());
    assertEquals(201, bank.score("A1", "other", "{'id':'x'}").status());
    assertEquals(409, bank.score("A1", "third", "{'id':'x'}").status());
  }

  /** What comes at once is recorded in one transaction, in which nothing may get mixed up. */
  @Test
  void scoresAskedForAtOnceAreEachGivenOnce() throws InterruptedException {
    var bank = Bank.of(service, "crowd");
    for (int i = 0; i < 5; i++) {
      bank.application("A" + i, Map.of("founder_years", Integer.toString(i)));
    }
    double counted = counted();
    var crowd = Executors.newFixedThreadPool(24);
    var answers = new ConcurrentHashMap<String, List<Answered>>();
    var refused = new ConcurrentLinkedQueue<Integer>();
    for (int i = 0; i < 300; i++) {
      int n = i;
      crowd.execute(
          () -> {
            String key = "k" + n / 3; // three twins of each
            var said = bank.score("A" + n / 3 % 5, key, "{'day':'2026-04-10','id':'" + key + "'}");
            answers.computeIfAbsent(key, none -> new CopyOnWriteArrayList<>()).add(said);
            if (n % 10 == 0) {
              refused.add(bank.score("none", "no" + n, DAY).status());
              refused.add(bank.score("A1", key, DAY).status());
              refused.add(bank.score("A1", "taken" + n, "{'id':'" + key + "'}").status());
            }
          });
    }
    crowd.shutdown();
    assertTrue(crowd.awaitTermination(120, TimeUnit.SECONDS));

    assertEquals(100, answers.size());
    assertEquals(100, counted() - counted);
    answers.forEach(
        (key, twins) -> {
          assertEquals(3, twins.size());
          twins.forEach(twin -> assertEquals(201, twin.status(), twin::text));
          twins.forEach(twin -> assertArrayEquals(twins.get(0).body(), twin.body()));
          assertEquals(
              1, twins.stream().filter(t -> t.header("Idempotency-Hit").equals("false")).count());
          assertEquals(
              "A" + Integer.parseInt(key.substring(1)) % 5,
              twins.get(0).json().words("application_id"));
          assertArrayEquals(twins.get(0).body(), bank.get("/v1/scores/" + key).body());
          assertArrayEquals(twins.get(0).body(), bank.get("/v1/scores/" + key + "/replay").body());
        });
    assertEquals(
        Map.of(404, 30L, 422, 30L, 409, 30L),
        refused.stream().collect(Collectors.groupingBy(s -> s, Collectors.counting())));
  }

  /** Scores given so far, as on the page of metrics. */
  private static double counted() {
    return service.meters.registry().find("houji.scores").counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  @Test
  void aCorrectionIsAnotherVersionAndTheOldScoreStays() {
    var bank = Bank.of(service, "corrected");
    bank.application("A1", Map.of());
    var before = bank.score("A1", "s1", DAY).json();
    String again =
        "{'id':'A1','product':'gazelle-loan','inputs':"
            + Bank.inputs(Map.of("cash", "100"))
            + "%s}";
    assertEquals(
        409, bank.post("/v1/loan-applications", "c1", again.formatted("")).status(), "no reason");
    var corrected =
        bank.post("/v1/loan-applications", "c2", again.formatted(",'reason':'misread'"));
    assertEquals(201, corrected.status(), corrected::text);
    assertEquals(Json.whole(2), corrected.json().fields().get("version"));
    var after = bank.score("A1", "s2", DAY).json();
    assertNotEquals(
        before.child("answer").fields().get("score"), after.child("answer").fields().get("score"));
    assertEquals(200, bank.get("/v1/scores/" + before.words("id") + "/replay").status());
    var asKnown =
        bank.score(
            "A1", "s3", "{'day':'2026-04-10','known_at':'" + before.words("recorded_at") + "'}");
    assertEquals(Json.whole(1), asKnown.json().fields().get("application_version"));
    assertEquals(before.child("answer"), asKnown.json().child("answer"));
    var old =
        bank.get(
            "/v1/loan-applications/A1?known_at=" + before.words("recorded_at").replace("+", "%2B"));
    assertEquals("20000000.00", old.json().child("inputs").words("cash"));
    var otherProduct = again.replace("gazelle-loan", "sci-tech-lease").formatted(",'reason':'x'");
    assertEquals(
        List.of("/product contradiction"),
        bank.post("/v1/loan-applications", "c3", otherProduct).errors());
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce() {
    var bank = Bank.of(service, "wrong");
    var refused =
        bank.post(
            "/v1/loan-applications",
            "w1",
            "{'product':'balloon-loan','known_at':'2099-01-01T00:00:00+08:00',"
                + "'input_known_at':{'cash':'2020-01-01T00:00:00+08:00'},"
                + "'inputs':{'revenue':'500万','guarantee_share':50,'founded_on':'2099-01-01',"
                + "'staff':10,'scientific_staff':40,'colour':'red','debt':[1],"
                + "'net_assets':{'amount':'1.005','currency':'CNY'}}}");
    assertEquals(422, refused.status());
    assertEquals(
        List.of(
            "/input_known_at/cash unknown",
            "/inputs/colour unknown",
            "/inputs/debt malformed",
            "/inputs/founded_on out_of_range",
            "/inputs/guarantee_share out_of_range",
            "/inputs/net_assets/amount malformed",
            "/inputs/revenue malformed",
            "/inputs/staff contradiction",
            "/known_at out_of_range",
            "/product unknown"),
        refused.errors().stream().sorted().toList());
    var inner =
        bank.ask(
            "/v1/scores:simulate",
            "{'product':'balloon-loan','day':'2099-01-01',"
                + "'inputs':{'revenue':'500万','guarantee_share':50,'founded_on':'2098-01-01',"
                + "'staff':10,'scientific_staff':40,'colour':'red'}}");
    assertEquals(
        List.of(
            "/day out_of_range",
            "/inputs/colour unknown",
            "/inputs/founded_on out_of_range",
            "/inputs/guarantee_share out_of_range",
            "/inputs/revenue malformed",
            "/inputs/staff contradiction",
            "/product unknown"),
        inner.errors().stream().sorted().toList());
    assertTrue(inner.text().contains("500万元 is 5000000"), inner::text);
    assertTrue(inner.text().contains("0.35 for 35%"), inner::text);
  }

  @Test
  void aModelThatDoesNotDecideIsRefused() {
    var bank = Bank.of(service, "pinned");
    bank.application("A1", Map.of());
    var product = bank.get("/v1/products/gazelle-loan").json();
    String model = product.child("model").words("sha256");
    assertEquals(201, bank.score("A1", "s1", "{'model_sha256':'" + model + "'}").status());
    var stale = bank.score("A1", "s2", "{'model_sha256':'" + "0".repeat(64) + "'}");
    assertEquals(409, stale.status());
    assertEquals("stale-model", stale.problem());
    assertTrue(stale.text().contains(model));
  }

  @Test
  void whatIsNoLongerFreshIsNamed() {
    var bank = Bank.of(service, "stale");
    var made =
        bank.post(
            "/v1/loan-applications",
            "a1",
            "{'id':'A1','product':'gazelle-loan',"
                + "'input_known_at':{'cash':'2024-01-01T00:00:00+08:00'},'inputs':"
                + Bank.inputs(Map.of("hnte_valid_until", "'2025-12-31'"))
                + "}");
    assertEquals(201, made.status(), made::text);
    var stale = bank.score("A1", "s1", DAY).json().child("answer").items("stale");
    assertEquals(
        List.of("/inputs/hnte_valid_until", "/inputs/cash"),
        stale.stream().map(each -> ((Json.Obj) each).words("pointer")).toList());
  }

  @Test
  void anExplanationSaysTheSameInBothLanguages() {
    var bank = Bank.of(service, "explained");
    bank.application("A1", Map.of("operating_cash_12m", "2800000", "class_1_rights", ""));
    var score = bank.score("A1", "s1", DAY).json();
    assertNotEquals("indicate", score.child("answer").words("decision"));
    String path = "/v1/scores/" + score.words("id") + "/explanation?lang=";
    var zh = bank.get(path + "zh").json();
    var en = bank.get(path + "en").json();
    for (String part : List.of("because", "reasons", "gates", "lift", "missing", "terms")) {
      assertEquals(zh.items(part).size(), en.items(part).size(), part);
    }
    assertEquals(1, zh.items("missing").size());
    assertFalse(zh.items("reasons").isEmpty());
    assertTrue(zh.words("rights").contains("人工复核"));
    assertFalse(en.toString().toLowerCase(java.util.Locale.ROOT).contains("approv"));
  }

  @Test
  void simulatingKeepsNothing() throws SQLException {
    var bank = Bank.of(service, "simulated");
    var question =
        "{'product':'gazelle-loan','day':'2026-04-10','inputs':" + Bank.inputs(Map.of()) + "}";
    var simulated = bank.ask("/v1/scores:simulate", question).json();
    var calculated = bank.ask("/v1/calculations/score", question).json();
    assertEquals(simulated, calculated);
    try (var sql = DATABASE.asAdmin();
        var statement = sql.createStatement();
        var rows =
            statement.executeQuery(
                "select (select count(*) from houji.score where tenant_id = 'simulated')"
                    + " + (select count(*) from houji.loan_application"
                    + " where tenant_id = 'simulated')")) {
      assertTrue(rows.next());
      assertEquals(0, rows.getInt(1));
    }
  }

  @Test
  void rulesAreJudgedWithTheirVersionAndSteps() {
    var bank = Bank.of(service, "judged");
    var inputs =
        "{'day':'2026-04-10','inputs':{'staff':100,'scientific_staff':30,'revenue':1000000,"
            + "'rd_expense':60000,'class_1_rights':%d,'total_assets':1}}";
    var passed = bank.ask("/v1/calculations/tech_sme", inputs.formatted(1)).json();
    assertEquals("pass", passed.words("verdict"));
    assertEquals("100", passed.words("value"));
    assertEquals("2017-1", passed.child("version").words("version"));
    var size =
        bank.ask(
                "/v1/calculations/size_class",
                "{'day':'2026-04-10','inputs':{'sector':'software','staff':100,"
                    + "'revenue':10000000}}")
            .json();
    assertEquals("medium", size.words("value"));
    var gazelle =
        bank.ask("/v1/calculations/gazelle", "{'day':'2026-04-10','inputs':{'place':'xxna'}}")
            .json();
    assertEquals("unknown", gazelle.words("verdict"));
  }

  @Test
  void aRiskOfficerReadsAndDoesNotWrite() {
    var bank = Bank.of(service, "roles");
    bank.application("A1", Map.of());
    var officer = new Bank(service, service.token("roles", Role.MODEL_RISK));
    assertEquals(200, officer.get("/v1/loan-applications/A1").status());
    assertEquals(403, officer.score("A1", "k", DAY).status());
    var manager = new Bank(service, service.token("roles", Role.FUND_MANAGER));
    assertEquals(403, manager.get("/v1/loan-applications/A1").status());
  }

  @Test
  void pagesTogetherAreTheWholeList() {
    var bank = Bank.of(service, "pages");
    for (int i = 0; i < 5; i++) {
      bank.application("A" + i, Map.of());
    }
    var first = bank.get("/v1/loan-applications?limit=3").json();
    var second =
        bank.get("/v1/loan-applications?limit=3&cursor=" + first.words("next_cursor")).json();
    assertEquals(3, first.items("data").size());
    assertEquals(2, second.items("data").size());
    assertEquals(422, bank.get("/v1/loan-applications?cursor=%21").status());
  }

  @Test
  void theContractPassesTheReview() {
    assertEquals(List.of(), ContractLint.findings(service.server.contract().document()));
  }
}
