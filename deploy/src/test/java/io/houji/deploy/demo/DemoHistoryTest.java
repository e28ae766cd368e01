package io.houji.deploy.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.Ledger;
import io.houji.fund.ledger.LedgerRules;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.ledger.RegisterFact;
import io.houji.fund.ledger.TransferFact;
import io.houji.fund.money.Money;
import io.houji.fund.portfolio.Amplification;
import io.houji.fund.portfolio.Basis;
import io.houji.fund.portfolio.FundMoney;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class DemoHistoryTest {
  private static final List<Fact> FACTS = DemoHistory.facts();

  private static <T extends Fact> List<T> all(Class<T> kind) {
    return FACTS.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static Money committed(Predicate<Fact.Commitment> which) {
    return Money.sum(
        all(Fact.Commitment.class).stream().filter(which).map(Fact.Commitment::amount).toList());
  }

  private static Money flow(String fund, LocalDate until, FlowKind... kinds) {
    return Money.sum(
        all(Fact.CashFlow.class).stream()
            .filter(f -> f.fundId().equals(fund) && List.of(kinds).contains(f.kind()))
            .filter(f -> !f.effectiveOn().isAfter(until))
            .map(Fact.CashFlow::amount)
            .toList());
  }

  @Test
  void totalsAreThePublishedOnesToTheWan() {
    assertEquals(32, all(Fact.Fund.class).size());
    assertEquals(Money.wan(1_505_500), committed(c -> true));
    var rounds = all(Fact.ProjectRound.class);
    assertEquals(256, rounds.size());
    assertEquals(
        Money.wan(23_900), Money.sum(rounds.stream().map(Fact.ProjectRound::cost).toList()));
    var financings = all(Fact.Financing.class);
    assertEquals(1_015, financings.size());
    assertEquals(
        Money.wan(504_900), Money.sum(financings.stream().map(Fact.Financing::amount).toList()));
  }

  @Test
  void everyFundHasPaidInAndInvestedWhatItsRowSays() {
    for (var row : FundRow.all()) {
      var day = FundHistory.LAST;
      assertEquals(row.paidIn(), flow(row.id(), day, FlowKind.CAPITAL_CALL), row.id());
      assertEquals(row.invested(), flow(row.id(), day, FlowKind.INVESTMENT), row.id());
      assertEquals(row.committed(), committed(c -> c.fundId().equals(row.id())), row.id());
    }
  }

  @Test
  void noFundEverSpendsCashItDoesNotHave() {
    for (var row : FundRow.all()) {
      var days = new HashSet<LocalDate>();
      all(Fact.CashFlow.class).stream()
          .filter(f -> f.fundId().equals(row.id()))
          .forEach(f -> days.add(f.effectiveOn()));
      for (var day : days) {
        var in = flow(row.id(), day, FlowKind.CAPITAL_CALL);
        var spent = flow(row.id(), day, FlowKind.INVESTMENT, FlowKind.FEE);
        var back = flow(row.id(), day, FlowKind.REALISATION);
        var out = flow(row.id(), day, FlowKind.DISTRIBUTION);
        assertFalse(in.minus(spent).isNegative(), row.id() + " calls too little by " + day);
        assertFalse(back.minus(out).isNegative(), row.id() + " gives what it lacks on " + day);
      }
    }
  }

  @Test
  void theClusterIsAmplifiedAsPublished() {
    var funds = new ArrayList<FundMoney>();
    for (var row : FundRow.all()) {
      Predicate<Fact.Commitment> own = c -> c.fundId().equals(row.id());
      funds.add(
          new FundMoney(
              row.id(),
              committed(own),
              committed(own.and(c -> c.source() == MoneySource.CLUSTER_FUND)),
              committed(own.and(c -> c.source() == MoneySource.FISCAL))));
    }
    var multiple =
        Amplification.of(Basis.COMMITTED, funds).fold(a -> a.multiple().value(), p -> Double.NaN);
    assertEquals(2.8325, multiple, 5e-5);
  }

  @Test
  void factsLieWithinTheirFundsLifeAndAreIllustrative() {
    for (var fact : FACTS) {
      assertTrue(fact.head().illustrative(), fact.id());
      assertFalse(fact.effectiveOn().isAfter(FundHistory.LAST), fact.toString());
    }
    for (var row : FundRow.all()) {
      all(Fact.CashFlow.class).stream()
          .filter(f -> f.fundId().equals(row.id()))
          .forEach(f -> assertFalse(f.effectiveOn().isBefore(row.start()), f.toString()));
    }
  }

  @Test
  void oldFundsAreWorthBetweenFourFifthsAndTwiceAndTheNewestLessThanPaidIn() {
    for (var row : FundRow.all()) {
      var last = all(Fact.Valuation.class).stream().filter(v -> v.fundId().equals(row.id()));
      var nav = last.reduce((a, b) -> b).orElseThrow().value();
      var out = flow(row.id(), FundHistory.LAST, FlowKind.DISTRIBUTION);
      double tvpi = nav.plus(out).toYuan() / row.paidIn().toYuan();
      if (row.vintage() <= 2022) {
        assertTrue(tvpi > 0.8 && tvpi < 2.2, row.id() + " " + tvpi);
      } else if (row.vintage() == 2025) {
        assertTrue(tvpi < 1, row.id() + " " + tvpi);
      }
    }
  }

  /** As posting checks it: nothing made up may be what posting would refuse. */
  @Test
  void theHistoryBreaksNoRuleOfTheLedger() {
    assertEquals(List.of(), LedgerRules.check(Ledger.EMPTY.at(LocalDate.MAX), FACTS));
  }

  @Test
  void oneProjectHasAWholeRoadAndThePublishedCountsAreReported() {
    var firm =
        all(Fact.Project.class).stream()
            .filter(project -> project.id().equals(Road.PROJECT))
            .findFirst()
            .orElseThrow()
            .firmId();
    assertTrue(all(Fact.Financing.class).stream().anyMatch(f -> firm.equals(f.firmId())));
    assertEquals(1, all(TransferFact.UseFirstLicence.class).size());
    var figures = all(RegisterFact.ReportedFigure.class);
    assertEquals(
        List.of("18733", "600", "258", "21", "87", "0.75", "0.5"),
        figures.stream().map(figure -> figure.value().toPlainString()).toList());
  }

  @Test
  void theSameFactsComeOutOnEveryJdk() throws NoSuchAlgorithmException {
    var bytes = FACTS.toString().getBytes(StandardCharsets.UTF_8);
    assertEquals(FACTS, DemoHistory.facts());
    assertEquals(
        "43d69fc1d47a3d5704b16a7b93fd6c4507d88a1c087bddb8f93fd39dd13d8636",
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
  }
}
