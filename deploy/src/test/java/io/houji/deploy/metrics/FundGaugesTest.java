package io.houji.deploy.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.demo.DemoHistory;
import io.houji.deploy.serving.DemoRows;
import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.fund.ledger.CheckpointKind;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FundType;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.Layer;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.ledger.SeedFact;
import io.houji.fund.money.Money;
import io.houji.http.funds.FundGauges;
import io.houji.http.ledger.Change;
import io.houji.http.ledger.Views;
import io.houji.http.metrics.Meters;
import io.houji.http.server.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures of the home tenant as a scrape shows them. */
class FundGaugesTest {
  private TestDatabase database;
  private Service service;
  private Admin admin;

  @BeforeEach
  void open() {
    database = TestDatabase.migrated();
    service = Service.whole(database);
    admin = new Admin(service);
  }

  @AfterEach
  void close() {
    service.close();
    database.close();
  }

  private static Fact.Fund fund(String id, LocalDate from) {
    return new Fact.Fund(
        Head.of(id, from),
        "天使" + id,
        FundType.ANGEL,
        null,
        null,
        Layer.DIRECT,
        from.getYear(),
        null,
        null,
        null,
        null,
        null,
        "CNY",
        List.of(),
        null,
        false,
        null);
  }

  private static Fact.Commitment commitment(String fund, LocalDate day, long wan) {
    return new Fact.Commitment(
        Head.of(fund + "-C", day), fund, null, MoneySource.FISCAL, null, Money.wan(wan));
  }

  @Test
  void aScrapeIsAnsweredBeforeThereAreFigures() {
    var text = admin.scrape();
    assertTrue(text.contains("houji_build_info"), text);
    assertFalse(text.contains("houji_fund_"), text);
    assertFalse(text.contains("NaN"), text);
  }

  @Test
  void anUndefinedFigureHasNoSeriesAndNoneIsNaN() {
    var day = LocalDate.of(2024, 1, 1);
    var token = service.token(Service.HOME, Role.FUND_MANAGER);
    assertFalse(token.isEmpty());
    DemoRows.append(
        service, List.of(Change.stated(fund("F1", day)), Change.stated(commitment("F1", day, 5))));
    admin.until("houji_ledger_sequence", 1);
    var samples = admin.samples();
    assertEquals(50_000, samples.get("houji_fund_committed_capital_yuan{fund=\"F1\"}"));
    assertEquals(0, samples.get("houji_fund_paid_in_capital_yuan{fund=\"F1\"}"));
    for (String undefined :
        List.of(
            "houji_fund_net_asset_value",
            "houji_fund_valuation_as_of",
            "houji_fund_net_irr",
            "houji_fund_dpi",
            "houji_fund_rvpi",
            "houji_fund_tvpi",
            "houji_fund_idle_ratio",
            "houji_cluster_tvpi")) {
      assertTrue(samples.keySet().stream().noneMatch(s -> s.startsWith(undefined)), undefined);
    }
    assertTrue(
        samples.entrySet().stream()
            .filter(sample -> sample.getKey().startsWith("houji_"))
            .allMatch(sample -> Double.isFinite(sample.getValue())),
        samples::toString);
  }

  /** F08 of the shipped list: from 2020, four years to invest and four to exit. */
  @Test
  void aFundEndsWithItsStatedPeriodsOrWhenItIsLiquidated() {
    DemoRows.into(service);
    String series = "houji_fund_liquidation_timestamp_seconds{fund=\"F08\"}";
    var began = DemoHistory.facts().stream().filter(fact -> fact.id().equals("F08")).findFirst();
    var first = began.orElseThrow().effectiveOn();
    admin.until(series, start(first.plusYears(8)));
    var liquidated = LocalDate.of(2026, 3, 1);
    DemoRows.append(
        service,
        List.of(
            Change.stated(
                new SeedFact.Checkpoint(
                    Head.of("END", liquidated), "F08", CheckpointKind.LIQUIDATION, "paper"))));
    admin.until(series, start(liquidated));
  }

  private static double start(LocalDate day) {
    return day.atStartOfDay(ZoneId.of("Asia/Shanghai")).toEpochSecond();
  }

  @Test
  void theSeriesOfAFundThatWasTakenBackVanish() {
    var token = service.token(Service.HOME, Role.FUND_MANAGER);
    assertFalse(token.isEmpty());
    var one = fund("F1", LocalDate.of(2024, 1, 1));
    DemoRows.append(service, List.of(Change.stated(one)));
    admin.until("houji_fund_committed_capital_yuan{fund=\"F1\"}", 0);
    DemoRows.append(service, List.of(Change.takenBack(one)));
    admin.until("houji_ledger_sequence", 2);
    assertFalse(admin.scrape().contains("fund=\"F1\""));
  }

  @Test
  void whatAnotherNodeWroteIsShownToo() {
    try (var other = Service.whole(database)) {
      var token = other.token(Service.HOME, Role.FUND_MANAGER);
      var posted =
          other
              .client
              .post("/v1/funds")
              .as(token)
              .with("Idempotency-Key", "k")
              .json(
                  "{\"id\":\"F9\",\"effective_on\":\"2024-01-01\",\"name\":\"天使\",\"type\":\"angel\","
                      + "\"layer\":\"direct\",\"vintage\":2024}")
              .send();
      assertEquals(201, posted.status(), posted::text);
      admin.until("houji_fund_committed_capital_yuan{fund=\"F9\"}", 0);
      new Admin(other).until("houji_fund_committed_capital_yuan{fund=\"F9\"}", 0);
    }
  }

  @Test
  void atMidnightInChinaTheDayTurns() {
    var token = service.token(Service.HOME, Role.FUND_MANAGER);
    assertFalse(token.isEmpty());
    var first = LocalDate.of(2024, 1, 1);
    DemoRows.append(
        service,
        List.of(
            Change.stated(fund("F1", first)),
            Change.stated(commitment("F1", LocalDate.of(2024, 6, 2), 5))));
    var now = new AtomicReference<>(Instant.parse("2024-06-01T15:59:59Z"));
    try (var meters = new Meters("0.1.0", "test")) {
      var views = new Views(service.vertx, service.snapshots, now::get);
      var home = new FundGauges.Home(Service.HOME, views, now::get);
      FundGauges.follow(service.vertx, service.snapshots, meters, home);
      String series = "houji_fund_committed_capital_yuan{fund=\"F1\"}";
      Admin.until("the evening before", () -> shown(meters, series) == 0);
      now.set(Instant.parse("2024-06-01T16:00:00Z"));
      Admin.until("midnight in China", () -> shown(meters, series) == 50_000);
    }
  }

  private static double shown(Meters meters, String series) {
    return Admin.samples(meters.scrape("text/plain")).getOrDefault(series, -1.0);
  }

  @Test
  void aClusterOfManyFundsStaysBelowItsShareOfSeries() {
    var token = service.token(Service.HOME, Role.FUND_MANAGER);
    assertFalse(token.isEmpty());
    var day = LocalDate.of(2024, 1, 1);
    var changes = new ArrayList<Change>();
    for (int i = 1; i <= 60; i++) {
      changes.add(Change.stated(fund("F" + i, day)));
      changes.add(Change.stated(commitment("F" + i, day, i)));
    }
    DemoRows.append(service, changes);
    admin.until("houji_cluster_funds_left_out", 12);
    var samples = admin.samples();
    assertTrue(samples.size() < 1_500, () -> "series: " + samples.size());
    assertTrue(samples.containsKey("houji_fund_committed_capital_yuan{fund=\"F60\"}"));
    assertFalse(samples.containsKey("houji_fund_committed_capital_yuan{fund=\"F12\"}"));
    assertEquals(18_300_000, samples.get("houji_cluster_committed_capital_yuan"));
  }
}
