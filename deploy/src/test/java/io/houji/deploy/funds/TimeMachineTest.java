package io.houji.deploy.funds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.demo.DemoHistory;
import io.houji.deploy.serving.DemoRows;
import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Head;
import io.houji.fund.money.Money;
import io.houji.fund.testing.Cases;
import io.houji.http.json.Json;
import io.houji.http.ledger.Change;
import io.houji.http.server.Role;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** 时光机: old answers stay, and what changed has a name. */
class TimeMachineTest {
  private static final int CORRECTIONS = 10_000;

  /** In one commit; each correction has its own with {@code -Dhouji.cases=full}. */
  private static final int TOGETHER =
      "full".equals(System.getProperty("houji.cases")) ? 1 : CORRECTIONS / 20;

  private static final List<String> QUESTIONS =
      List.of(
          "/v1/cluster?as_of=2026-04-10",
          "/v1/cluster?as_of=2023-06-30",
          "/v1/cluster/differences?as_of=2026-04-10&from_as_of=2025-12-31",
          "/v1/funds?as_of=2026-04-10",
          "/v1/funds/F12?as_of=2026-04-10",
          "/v1/funds/F12/performance?as_of=2026-04-10",
          "/v1/funds/F08/waterfall?as_of=2026-04-10",
          "/v1/funds/F08/capital-accounts?as_of=2026-04-10",
          "/v1/funds/F31/qflp?as_of=2026-04-10",
          "/v1/funds/F12/cash-flows?as_of=2026-04-10&limit=500",
          "/v1/funds/F12/valuations?as_of=2026-04-10");

  @RegisterExtension final TestDatabase database = TestDatabase.migrated();

  private Service service;
  private String token;

  @BeforeEach
  void open() {
    service = Service.whole(database);
    token = DemoRows.into(service);
  }

  @AfterEach
  void close() {
    service.close();
  }

  private byte[] bytes(String path) {
    var answered = service.client.get(path).as(token).send();
    assertEquals(200, answered.status(), answered::text);
    return answered.body();
  }

  private Json.Obj get(String path) {
    var answered = service.client.get(path).as(token).send();
    assertEquals(200, answered.status(), answered::text);
    return answered.json();
  }

  /** A moment at which exactly the commits so far are known. */
  private String now() {
    var ledger = Service.await(service.snapshots.ledger(Service.HOME));
    return ledger
        .commits()
        .get((int) ledger.lastSeq() - 1)
        .recordedAt()
        .toString()
        .replace("Z", "%2B00:00");
  }

  private Map<String, byte[]> answers(String knownAt) {
    var answers = new LinkedHashMap<String, byte[]>();
    for (String question : QUESTIONS) {
      answers.put(question, bytes(question + "&known_at=" + knownAt));
    }
    return answers;
  }

  private static Fact corrected(Fact fact, RandomGenerator random) {
    if (fact instanceof Fact.CashFlow flow) {
      return new Fact.CashFlow(
          moved(flow.head(), random),
          flow.fundId(),
          flow.kind(),
          new Money(1 + random.nextLong(100_000_000_000L)),
          flow.investorId(),
          flow.component(),
          flow.recallable(),
          flow.targetFundId(),
          flow.firmId(),
          flow.projectId(),
          flow.feeKind(),
          "corrected");
    }
    var value = (Fact.Valuation) fact;
    return new Fact.Valuation(
        value.head(),
        value.fundId(),
        value.firmId(),
        value.projectId(),
        new Money(random.nextLong(100_000_000_000L)),
        value.technique(),
        value.status(),
        value.roundRights());
  }

  private static Head moved(Head head, RandomGenerator random) {
    return new Head(
        head.id(),
        head.effectiveOn().plusDays(random.nextInt(30)),
        head.precision(),
        head.illustrative());
  }

  /** One in ten takes a fact back, which a later one may state again. */
  private void correct() {
    var random = Cases.random(20260410);
    var facts =
        DemoHistory.facts().stream()
            .filter(fact -> fact instanceof Fact.CashFlow || fact instanceof Fact.Valuation)
            .toList();
    int next = 0;
    for (int done = 0; done < CORRECTIONS; done += TOGETHER) {
      var changes = new ArrayList<Change>();
      for (int i = 0; i < TOGETHER; i++) {
        var fact = facts.get(next++ % facts.size());
        changes.add(
            random.nextInt(10) == 0
                ? Change.takenBack(fact)
                : Change.stated(corrected(fact, random)));
      }
      DemoRows.append(service, changes);
    }
  }

  @Test
  void tenThousandCorrectionsLaterOldAnswersAreTheSameBytes() {
    String then = now();
    var before = answers(then);
    correct();
    var after = answers(then);
    before.forEach((question, bytes) -> assertArrayEquals(bytes, after.get(question), question));
    service.close();
    service = Service.whole(database); // knows nothing but what PostgreSQL has
    token = service.token(Service.HOME, Role.FUND_MANAGER);
    var anew = answers(then);
    before.forEach((question, bytes) -> assertArrayEquals(bytes, anew.get(question), question));
    var today = answers(now());
    before.forEach(
        (question, bytes) ->
            assertNotEquals(new String(bytes, UTF_8), new String(today.get(question), UTF_8)));
    var report = get("/v1/cluster/differences?as_of=2026-04-10&from_known_at=" + then);
    assertTrue(report.items("causes").size() > 1_000, "the corrections are named");
    addsUp(report);
  }

  private static void addsUp(Json.Obj report) {
    int checked = 0;
    for (Json each : report.items("figures")) {
      var figure = (Json.Obj) each;
      var sum = BigDecimal.ZERO;
      boolean whole = figure.field("change").orElseThrow() != Json.Null.NULL;
      for (Json part : figure.items("parts")) {
        var change = ((Json.Obj) part).field("change").orElseThrow();
        whole &= change != Json.Null.NULL;
        sum = sum.add(amount(change));
      }
      if (whole) {
        checked++;
        assertEquals(
            0, sum.compareTo(amount(figure.field("change").orElseThrow())), figure::toString);
      }
    }
    assertTrue(checked > 100, checked + " figures have parts that add up");
  }

  private static BigDecimal amount(Json value) {
    if (value instanceof Json.Obj money) {
      return new BigDecimal(money.words("amount"));
    }
    return value instanceof Json.Num number ? number.value() : BigDecimal.ZERO;
  }

  @Test
  void aRestatedValueIsNamedInWords() {
    String then = now();
    var stated = get("/v1/funds/F12?as_of=2026-04-10").child("fund").child("net_asset_value");
    var less =
        new BigDecimal(stated.words("amount"))
            .multiply(new BigDecimal("0.969"))
            .setScale(2, RoundingMode.HALF_UP);
    var posted =
        service
            .client
            .post("/v1/funds/F12/valuations")
            .as(token)
            .with("Idempotency-Key", "restate")
            .json(
                ("{'id':'F12-V2026-03-31','date':'2026-03-31','value':{'amount':'"
                        + less
                        + "','currency':'CNY'},'technique':'fund_statement','status':'audited',"
                        + "'reason':'audited accounts'}")
                    .replace('\'', '"'))
            .send();
    assertEquals(201, posted.status(), posted::text);
    var report = get("/v1/cluster/differences?as_of=2026-04-10&from_known_at=" + then);
    assertEquals(1, report.items("causes").size());
    var cause = (Json.Obj) report.items("causes").get(0);
    var day = posted.json().words("recorded_at").substring(0, 10);
    assertEquals(
        "NAV of F12 on 2026-03-31 restated on " + day + ": -3.1 %", cause.words("summary"));
    assertEquals("audited accounts", cause.words("reason"));
    var changed = report.items("figures").stream().map(Json.Obj.class::cast).toList();
    assertTrue(changed.stream().anyMatch(f -> f.words("figure").startsWith("ks_pme/")));
    assertTrue(
        changed.stream()
            .allMatch(
                figure ->
                    figure.words("fund_id").isEmpty() || figure.words("fund_id").equals("F12")));
    assertFalse(changed.isEmpty());
  }

  @Test
  void everythingWrongWithTheTimesIsNamedAtOnce() {
    var bare = get("/v1/cluster/differences?as_of=2026-04-10");
    assertEquals("2025-12-31", bare.child("from").words("as_of"));
    assertTrue(
        bare.items("causes").stream()
            .map(Json.Obj.class::cast)
            .allMatch(cause -> cause.words("event").equals("fell_due")));
    var swapped =
        service
            .client
            .get(
                "/v1/cluster/differences?as_of=2025-01-01&from_as_of=2026-01-01"
                    + "&known_at=2026-01-01T00:00:00Z&from_known_at=2026-02-01T00:00:00Z")
            .as(token)
            .send();
    assertEquals(422, swapped.status());
    assertEquals(
        List.of("/from_as_of contradiction", "/from_known_at contradiction"), swapped.errors());
  }
}
