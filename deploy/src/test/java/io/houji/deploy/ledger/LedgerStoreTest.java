package io.houji.deploy.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.testing.TestDatabase;
import io.houji.fund.ledger.Commit;
import io.houji.fund.ledger.Component;
import io.houji.fund.ledger.DayPrecision;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FinancingProduct;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.FundType;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.Layer;
import io.houji.fund.ledger.Ledger;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.ledger.ProjectStatus;
import io.houji.fund.ledger.Recorded;
import io.houji.fund.ledger.SocialCreditCode;
import io.houji.fund.ledger.Stage;
import io.houji.fund.ledger.Technique;
import io.houji.fund.ledger.ValuationStatus;
import io.houji.fund.money.Money;
import io.houji.http.access.Tokens;
import io.houji.http.ledger.Change;
import io.houji.http.ledger.LedgerStore;
import io.houji.http.ledger.Recording;
import io.houji.http.ledger.Snapshots;
import io.houji.http.server.Refusal;
import io.houji.http.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class LedgerStoreTest {
  @RegisterExtension static final TestDatabase TESTS = TestDatabase.migrated();

  private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
  private static final Vertx VERTX = Vertx.vertx();
  private static final Set<String> TENANTS = Set.of("one", "two", "three", "four", "five", "six");

  private static Database database;

  @BeforeAll
  static void open() {
    database = Database.open(VERTX, TESTS.service());
    var owner = Database.open(VERTX, TESTS.owner());
    for (String tenant : TENANTS) {
      await(owner.write("", sql -> Tokens.createTenant(sql, tenant, tenant)));
    }
    await(owner.close());
  }

  @AfterAll
  static void close() {
    await(database.close());
    await(VERTX.close());
  }

  @Test
  void everyKindOfFactComesBackExactlyAsItWas() {
    var facts = oneOfEachKind();
    await(record("one", facts));

    var read = await(database.read("one", sql -> LedgerStore.follow(sql, "one", Ledger.EMPTY)));

    assertEquals(
        new HashSet<>(facts), new HashSet<>(read.recorded().stream().map(Recorded::fact).toList()));
    assertEquals(1, read.lastSeq());
  }

  @Test
  void writersAtOnceAreNumberedWithoutGapsAndInOrderOfTime() {
    await(
        Future.all(
            IntStream.range(0, 12).mapToObj(i -> record("two", List.of(fund("F" + i)))).toList()));

    var read = await(database.read("two", sql -> LedgerStore.follow(sql, "two", Ledger.EMPTY)));

    assertEquals(12, read.lastSeq());
    for (int i = 1; i < 12; i++) {
      assertTrue(
          read.commits().get(i).recordedAt().isAfter(read.commits().get(i - 1).recordedAt()));
    }
  }

  @Test
  void aFlowOfAnUnknownFundIsRefusedByNameAndLeavesNothing() {
    var refused = assertThrows(Refusal.class, () -> await(record("three", List.of(call("X")))));

    assertEquals(422, refused.answer().status());
    var read = await(database.read("three", sql -> LedgerStore.follow(sql, "three", Ledger.EMPTY)));
    assertEquals(0, read.lastSeq());
  }

  @Test
  void aSnapshotHoldsACommitOnceItIsAnswered() {
    var snapshots = await(Snapshots.follow(VERTX, database));
    assertEquals(0, await(snapshots.ledger("four")).lastSeq());

    long seq = await(record("four", List.of(fund("F"), call("F"))));
    var ledger = await(snapshots.caughtUp("four", seq));

    assertEquals(1, ledger.at(DAY).flows("F").size());
    assertEquals(0, await(snapshots.ledger("three")).lastSeq());
    await(snapshots.close());
  }

  @Test
  void whoFollowsHearsOfACommitOfAnotherNode() throws Exception {
    var snapshots = await(Snapshots.follow(VERTX, database));
    var heard = new CompletableFuture<Ledger>();
    assertEquals(0, await(snapshots.ledger("five")).lastSeq());
    snapshots.onMove(
        (tenant, ledger) -> {
          if (tenant.equals("five") && ledger.lastSeq() == 1) {
            heard.complete(ledger);
          }
        });

    await(record("five", List.of(fund("F"))));

    assertEquals(1, heard.get(10, TimeUnit.SECONDS).lastSeq());
    await(snapshots.close());
  }

  /** Else a node would never again show a tenant with one commit too large for a request. */
  @Test
  void aCommitTooLargeForARequestIsReadAsAJob() throws Exception {
    var snapshots = await(Snapshots.follow(VERTX, database));
    await(record("six", List.of(fund("F"))));
    assertEquals(1, await(snapshots.ledger("six")).lastSeq());
    // Forty rows at a tenth of a second each stand for some hundred thousand.
    try (var sql = TESTS.asOwner();
        var statement = sql.createStatement()) {
      var slow =
          statement.execute(
              "create policy slow on houji.cash_flow as restrictive for select"
                  + " using (pg_sleep(0.1) is not null)");
      assertFalse(slow);
      try {
        var calls =
            IntStream.range(0, 40).mapToObj(i -> call("C" + i, "F", new Money(100))).toList();
        long seq = await(record("six", calls));

        for (int tries = 0; tries < 30 && await(snapshots.ledger("six")).lastSeq() < seq; tries++) {
          Thread.sleep(1000); // as often as it catches up
        }

        assertEquals(40, await(snapshots.ledger("six")).at(DAY).flows("F").size());
      } finally {
        assertFalse(statement.execute("drop policy slow on houji.cash_flow"));
      }
    }
    await(snapshots.close());
  }

  private static Future<Long> record(String tenant, List<Fact> facts) {
    var recording = new Recording(tenant, "tests", Recording.Source.API, null, null);
    return database.write(
        tenant,
        sql ->
            LedgerStore.append(sql, recording, facts.stream().map(Change::stated).toList())
                .map(Commit::seq));
  }

  private static Fact fund(String id) {
    return new Fact.Fund(
        Head.of(id, DAY),
        "基金 " + id,
        FundType.VENTURE,
        null,
        null,
        Layer.DIRECT,
        2024,
        new BigDecimal("7.5"),
        BigDecimal.TEN,
        null,
        null,
        "SAB123",
        "CNY",
        List.of("光电", "氢能, \"燃料电池\""),
        Stage.ANGEL,
        false,
        null);
  }

  /** Of one fen beyond what a double can hold. */
  private static Fact call(String fund) {
    return call("C-" + fund, fund, new Money(9_007_199_254_740_993L));
  }

  private static Fact call(String id, String fund, Money amount) {
    return new Fact.CashFlow(
        Head.of(id, DAY),
        fund,
        FlowKind.CAPITAL_CALL,
        amount,
        null,
        null,
        false,
        null,
        null,
        null,
        null,
        null);
  }

  private static List<Fact> oneOfEachKind() {
    var opening = new Head("D", DAY, DayPrecision.OPENING, true);
    return List.of(
        fund("F"),
        new Fact.Investor(Head.of("I", DAY), "财政局", MoneySource.FISCAL, null),
        new Fact.Firm(
            Head.of("E", DAY),
            "企业",
            new SocialCreditCode("91350100M000100Y43"),
            "氢能",
            LocalDate.of(2019, 12, 31),
            null),
        new Fact.Project(
            Head.of("P", DAY), null, "F", "E", "研究所", null, ProjectStatus.MANAGED, null),
        new Fact.Commitment(
            Head.of("K", DAY), "F", "I", MoneySource.FISCAL, null, Money.wan(150_550)),
        call("F"),
        new Fact.CashFlow(
            opening,
            "F",
            FlowKind.DISTRIBUTION,
            new Money(1),
            "I",
            Component.INCOME,
            true,
            null,
            null,
            null,
            null,
            "note"),
        new Fact.Valuation(
            Head.of("V", DAY),
            "F",
            null,
            null,
            Money.ZERO,
            Technique.FUND_STATEMENT,
            ValuationStatus.AUDITED,
            null),
        new Fact.ProjectRound(
            Head.of("R", DAY), "P", "天使轮", Money.wan(100), new BigDecimal("0.0333333333"), null),
        new Fact.Financing(
            Head.of("L", DAY), FinancingProduct.OTHER, "E", Money.wan(500), 36, null, null),
        new Fact.IndexLevel(Head.of("X", DAY), "CSI300", new BigDecimal("3500.12345678")),
        new Fact.ExchangeRate(Head.of("U", DAY), "USD", new BigDecimal("7.1"), "central bank"));
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError(late);
    }
  }
}
