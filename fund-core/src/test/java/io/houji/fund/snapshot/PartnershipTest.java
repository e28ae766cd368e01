package io.houji.fund.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.CheckpointKind;
import io.houji.fund.ledger.ClawbackBasis;
import io.houji.fund.ledger.Commit;
import io.houji.fund.ledger.DayPrecision;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Facts;
import io.houji.fund.ledger.FeeBase;
import io.houji.fund.ledger.FeeKind;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.Ledger;
import io.houji.fund.ledger.ManagerFee;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.ledger.PartnershipFact;
import io.houji.fund.ledger.PayoutOrder;
import io.houji.fund.ledger.PreferredGrowth;
import io.houji.fund.ledger.Recorded;
import io.houji.fund.ledger.SeedFact;
import io.houji.fund.ledger.WaterfallKind;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.testing.Cases;
import io.houji.fund.waterfall.CapitalAccounts.Account;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** 合伙: who is due what of a stored fund, what each account holds, what of the quota is used. */
class PartnershipTest {
  static final LocalDate DAY = LocalDate.parse("2026-04-10");

  static Books books(List<? extends Fact> facts) {
    var commit = new Commit(1, Instant.EPOCH, "", "", null);
    return Ledger.EMPTY
        .plus(
            List.of(commit),
            facts.stream().map(fact -> new Recorded(1, false, (Fact) fact)).toList())
        .at(DAY);
  }

  static PartnershipFact.Agreement agreement(
      String id, String from, WaterfallKind kind, ClawbackBasis clawback) {
    return new PartnershipFact.Agreement(
        Head.of(id, LocalDate.parse(from)),
        "F",
        kind,
        PreferredGrowth.COMPOUNDING,
        new BigDecimal("0.08"),
        new BigDecimal("0.20"),
        BigDecimal.ONE,
        PayoutOrder.CAPITAL_FIRST,
        clawback,
        null,
        new ManagerFee(
            null,
            new BigDecimal("0.02"),
            FeeBase.PAID_IN,
            FeeBase.INVESTED_NOT_EXITED,
            new BigDecimal("0.01"),
            new BigDecimal("0.5")));
  }

  static Fact.Fund fund(String from) {
    var fund = Facts.fund("F", from);
    return new Fact.Fund(
        fund.head(),
        fund.name(),
        fund.fundType(),
        null,
        null,
        fund.layer(),
        fund.vintage(),
        BigDecimal.valueOf(4),
        BigDecimal.valueOf(4),
        null,
        null,
        null,
        "CNY",
        List.of(),
        fund.stage(),
        false,
        null);
  }

  static Fact.CashFlow flow(
      String id, String on, FlowKind kind, Money amount, @Nullable String investor) {
    return new Fact.CashFlow(
        Head.of(id, LocalDate.parse(on)),
        "F",
        kind,
        amount,
        investor,
        null,
        false,
        null,
        null,
        null,
        kind == FlowKind.FEE ? FeeKind.MANAGEMENT : null,
        null);
  }

  static List<String> refused(Outcome<?> outcome) {
    return outcome.fold(
        right -> List.of("nothing"),
        problems -> problems.stream().map(PartnershipTest::written).toList());
  }

  static String written(Problem problem) {
    return problem.where() + " " + problem.code();
  }

  static <T> T right(Outcome<T> outcome) {
    return outcome.fold(
        Function.identity(),
        problems -> {
          throw new AssertionError(problems);
        });
  }

  /** 1,000 called, 1,200 back after exactly one year at 8 %: 80 preferred, then 20 % of all. */
  @Test
  void theCashIsSharedByTheAgreement() {
    var books =
        books(
            List.of(
                fund("2023-01-01"),
                agreement("A", "2023-01-01", WaterfallKind.EUROPEAN, ClawbackBasis.PROFIT_SHARE),
                flow("c", "2023-01-10", FlowKind.CAPITAL_CALL, Money.wan(1_000), null),
                flow("d", "2024-01-10", FlowKind.DISTRIBUTION, Money.wan(1_200), null),
                Facts.value("v", "F", "2026-03-31", 0)));
    var found = right(FundWaterfall.of(books, "F"));
    assertEquals(Money.wan(40), found.waterfall().totals().gp());
    assertEquals(Money.wan(1_160), found.waterfall().totals().lp());
    assertEquals(LocalDate.parse("2026-03-31"), found.test().orElseThrow().on());
    assertTrue(found.waterfall().conservation().holds());
    assertEquals(Money.ZERO, right(found.ifSold()).carryAccrued());
  }

  /** 1,000 called and nothing paid; worth 3,000 long after: 20 % of 2,000 are not paid yet. */
  @Test
  void carryThatASaleWouldBringIsAccrued() {
    var facts =
        List.of(
            fund("2023-01-01"),
            agreement("A", "2023-01-01", WaterfallKind.EUROPEAN, ClawbackBasis.PROFIT_SHARE),
            flow("c", "2023-01-10", FlowKind.CAPITAL_CALL, Money.wan(1_000), null));
    assertEquals(
        List.of("/if_sold MISSING"), refused(right(FundWaterfall.of(books(facts), "F")).ifSold()));
    var valued = new ArrayList<Fact>(facts);
    valued.add(Facts.value("v", "F", "2026-03-31", 3_000));
    var sold = right(right(FundWaterfall.of(books(valued), "F")).ifSold());
    assertEquals(Money.wan(400), sold.carryAccrued());
    assertEquals(Money.wan(3_000), sold.lp().plus(sold.gp()));
  }

  @Test
  void whatIsMissingIsNamedAndNothingIsGuessed() {
    var fund = fund("2020-01-01");
    var call = flow("c", "2023-01-10", FlowKind.CAPITAL_CALL, Money.wan(10), null);
    var paid = flow("d", "2024-01-10", FlowKind.DISTRIBUTION, Money.wan(5), null);
    var early = agreement("A", "2020-01-01", WaterfallKind.EUROPEAN, ClawbackBasis.NONE);
    var late = agreement("B", "2025-01-01", WaterfallKind.EUROPEAN, ClawbackBasis.PROFIT_SHARE);
    assertEquals(
        List.of("/agreement MISSING"),
        refused(FundWaterfall.of(books(List.of(fund, call, paid)), "F")));
    assertEquals(
        List.of("/agreement MISSING"),
        refused(FundWaterfall.of(books(List.of(fund, call, paid, late)), "F")));
    assertEquals(
        List.of("/agreement CONTRADICTION"),
        refused(FundWaterfall.of(books(List.of(fund, call, paid, early, late)), "F")));
    assertEquals(
        List.of("/flows MISSING"), refused(FundWaterfall.of(books(List.of(fund, early)), "F")));
    var deals = agreement("A", "2020-01-01", WaterfallKind.AMERICAN, ClawbackBasis.NONE);
    var opening =
        new Fact.CashFlow(
            new Head("o", LocalDate.parse("2023-02-01"), DayPrecision.OPENING, false),
            "F",
            FlowKind.CAPITAL_CALL,
            Money.wan(1),
            null,
            null,
            false,
            null,
            null,
            null,
            null,
            null);
    assertEquals(
        List.of("/flows UNDEFINED", "/flows MISSING"),
        refused(FundWaterfall.of(books(List.of(fund, call, opening, deals)), "F")));
    assertEquals(
        List.of("/commitments MISSING"), refused(FundCapital.of(books(List.of(fund)), "F")));
    assertEquals(
        List.of("/agreement/management_fee UNDEFINED"),
        refused(FundFees.of(books(List.of(fund, late)), fund)));
  }

  /** A call that was lost after carry was paid: at the end the carry comes back. */
  @Test
  void liquidationIsTheLastTestOfTheCarry() {
    var facts =
        new ArrayList<Fact>(
            List.of(
                fund("2023-01-01"),
                agreement("A", "2023-01-01", WaterfallKind.EUROPEAN, ClawbackBasis.PROFIT_SHARE),
                flow("c", "2023-01-10", FlowKind.CAPITAL_CALL, Money.wan(1_000), null),
                flow("d", "2024-01-10", FlowKind.DISTRIBUTION, Money.wan(1_200), null),
                flow("l", "2024-02-10", FlowKind.CAPITAL_CALL, Money.wan(150), null),
                Facts.value("v", "F", "2025-12-31", 140)));
    var interim = right(FundWaterfall.of(books(facts), "F"));
    // 20 % of 1,200 + 140 − 1,150 may be kept of the 40 that were paid
    assertEquals(Money.wan(2), interim.waterfall().totals().clawback());
    var end = Head.of("end", LocalDate.parse("2026-02-01"));
    facts.add(new SeedFact.Checkpoint(end, "F", CheckpointKind.LIQUIDATION, "paper"));
    var last = right(FundWaterfall.of(books(facts), "F"));
    assertEquals(LocalDate.parse("2026-02-01"), last.test().orElseThrow().on());
    assertEquals(Money.wan(30), last.waterfall().totals().clawback());
  }

  @Test
  void whoPaidWithoutHavingPromisedIsNamedByTheFlow() {
    var books =
        books(
            List.of(
                fund("2020-01-01"),
                commitment(0, 500),
                flow("over", "2020-02-01", FlowKind.CAPITAL_CALL, new Money(501), "L0"),
                flow("who", "2020-02-02", FlowKind.CAPITAL_CALL, new Money(5), "LX")));
    assertEquals(List.of("/cash_flows/who/given UNKNOWN"), refused(FundCapital.of(books, "F")));
  }

  /** Terms that changed before any cash was shared are the terms. */
  @Test
  void theLatestTermsCountWhereNothingWasSharedByOlderOnes() {
    var books =
        books(
            List.of(
                fund("2020-01-01"),
                agreement("A", "2020-01-01", WaterfallKind.AMERICAN, ClawbackBasis.NONE),
                agreement("B", "2025-01-01", WaterfallKind.EUROPEAN, ClawbackBasis.NONE),
                flow("c", "2023-01-10", FlowKind.CAPITAL_CALL, Money.wan(10), null)));
    assertEquals("B", right(FundWaterfall.of(books, "F")).agreement().id());
  }

  /** Domain: 1 to 12 investors, up to 40 flows of any size, named or not, with or without value. */
  @Test
  void theAccountsSumToTheFundToTheFen() {
    Cases.forAll(
        300,
        20_000,
        random -> {
          var facts = new ArrayList<Fact>();
          facts.add(fund("2020-01-01"));
          facts.add(agreement("A", "2020-01-01", WaterfallKind.EUROPEAN, ClawbackBasis.NONE));
          int investors = 1 + random.nextInt(12);
          for (int i = 0; i < investors; i++) {
            facts.add(commitment(i, 1_000_000_000_000L + random.nextLong(1_000_000_000_000L)));
          }
          int flows = 1 + random.nextInt(40);
          for (int i = 0; i < flows; i++) {
            facts.add(anyFlow(random, i, investors));
          }
          boolean valued = random.nextBoolean();
          if (valued) {
            facts.add(Facts.value("v", "F", "2026-03-31", random.nextInt(100_000)));
          }
          sumsUp(books(facts), valued);
        });
  }

  private static Fact.Commitment commitment(int investor, long fen) {
    boolean named = investor % 2 == 0;
    return new Fact.Commitment(
        Head.of("C" + investor, LocalDate.parse("2020-01-01")),
        "F",
        named ? "L" + investor : null,
        MoneySource.MARKET,
        null,
        new Money(fen));
  }

  private static Fact.CashFlow anyFlow(RandomGenerator random, int number, int investors) {
    var kinds = List.of(FlowKind.CAPITAL_CALL, FlowKind.DISTRIBUTION, FlowKind.FEE);
    var kind = number == 0 ? FlowKind.CAPITAL_CALL : kinds.get(random.nextInt(3));
    int who = 2 * random.nextInt((investors + 1) / 2);
    boolean named = kind != FlowKind.FEE && random.nextInt(4) == 0;
    var on = LocalDate.parse("2020-01-10").plusDays(number == 0 ? 0 : random.nextInt(2_200));
    return flow(
        "X" + number,
        on.toString(),
        kind,
        new Money(1 + random.nextLong(1_000_000_000L)),
        named ? "L" + who : null);
  }

  private static void sumsUp(Books books, boolean valued) {
    var found = right(FundCapital.of(books, "F"));
    var whole = found.accounts().whole();
    for (Function<Account, Money> part :
        List.<Function<Account, Money>>of(
            Account::called, Account::distributed, Account::fees, Account::balance)) {
      assertEquals(
          part.apply(whole), Money.sum(found.accounts().accounts().stream().map(part).toList()));
    }
    assertEquals(sum(books, FlowKind.CAPITAL_CALL), whole.called());
    assertEquals(sum(books, FlowKind.DISTRIBUTION), whole.distributed());
    assertEquals(sum(books, FlowKind.FEE), whole.fees());
    assertEquals(valued, found.valued().isPresent());
    if (valued) {
      var nav = books.netAssetValue("F").orElseThrow().value();
      assertEquals(nav, whole.balance());
    }
    var waterfall = right(FundWaterfall.of(books, "F"));
    assertTrue(waterfall.waterfall().conservation().holds());
    assertEquals(whole.distributed(), waterfall.waterfall().totals().distributed());
    var fees = right(FundFees.of(books, books.fund("F").orElseThrow()));
    assertEquals(
        fees.total(),
        Money.sum(fees.years().stream().map(year -> year.due().plus(year.heldBack())).toList()));
  }

  private static Money sum(Books books, FlowKind kind) {
    return Money.sum(
        books.flows("F").stream()
            .filter(flow -> flow.kind() == kind)
            .map(Fact.CashFlow::amount)
            .toList());
  }

  @Test
  void aFlowThatNamesNobodyIsOfThoseWhomNoFlowNames() {
    var books =
        books(
            List.of(
                fund("2020-01-01"),
                commitment(0, 50_000),
                commitment(1, 30_000),
                commitment(3, 20_000),
                flow("a", "2020-02-01", FlowKind.CAPITAL_CALL, new Money(500), "L0"),
                flow("b", "2020-02-01", FlowKind.CAPITAL_CALL, new Money(501), null),
                flow("f", "2020-03-01", FlowKind.FEE, new Money(10), null)));
    var accounts = right(FundCapital.of(books, "F")).accounts().accounts();
    assertEquals(List.of(500L, 301L, 200L), accounts.stream().map(a -> a.called().fen()).toList());
    assertEquals(List.of(5L, 3L, 2L), accounts.stream().map(a -> a.fees().fen()).toList());
  }

  /** Thirds of each call round up now and down then, and never beyond what was promised. */
  @Test
  void roundingNeverCallsMoreThanWasPromised() {
    Cases.forAll(
        random -> {
          var facts = new ArrayList<Fact>();
          facts.add(fund("2020-01-01"));
          long committed = 0;
          for (int i = 0; i < 5; i++) {
            long fen = 1 + random.nextLong(1_000);
            committed += fen;
            facts.add(commitment(i, fen));
          }
          long called = 0;
          for (int i = 0; called < committed; i++) {
            long fen = Math.min(committed - called, 1 + random.nextLong(97));
            called += fen;
            var on = LocalDate.parse("2020-01-10").plusDays(i).toString();
            facts.add(flow("X" + i, on, FlowKind.CAPITAL_CALL, new Money(fen), null));
          }
          var accounts = right(FundCapital.of(books(facts), "F")).accounts().accounts();
          accounts.forEach(account -> assertEquals(Money.ZERO, account.unfunded()));
        });
  }
}
