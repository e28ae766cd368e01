package io.houji.fund.waterfall;

import static io.houji.fund.waterfall.WaterfallTest.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.money.Money;
import io.houji.fund.testing.Cases;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Laws of every waterfall, over the random funds of {@link TermSheets}; the first three over a
 * million each with {@code -Dhouji.cases=full}.
 */
class WaterfallLawsTest {
  private static final int USUAL = 200;
  private static final int FULL = 1_000_000;

  @Test
  void partsSumToTheCashToTheFen() {
    Cases.forAll(
        USUAL,
        FULL,
        random -> {
          var fund = TermSheets.random(random, true);
          var waterfall = ok(Waterfall.of(fund.terms(), fund.flows(), fund.tests()));
          var cash = Money.ZERO;
          for (var flow : fund.flows()) {
            cash = flow.type() == Flow.Type.DISTRIBUTION ? cash.plus(flow.amount()) : cash;
          }
          var totals = waterfall.totals();
          assertEquals(cash, totals.lp().plus(totals.gp()));
          assertEquals(cash, waterfall.conservation().cash());
          assertEquals(totals.lp(), waterfall.conservation().lp());
          assertTrue(waterfall.conservation().holds());
          for (var row : waterfall.rows()) {
            var tiers = row.tiers();
            assertEquals(row.distributed(), tiers.total());
            for (var part :
                List.of(
                    tiers.returnOfCapital(),
                    tiers.preferred(),
                    tiers.catchUpLp(),
                    tiers.catchUpGp(),
                    tiers.splitLp(),
                    tiers.splitGp(),
                    row.unreturnedCapital(),
                    row.unpaidPreferred())) {
              assertFalse(part.isNegative(), () -> "negative part in " + row);
            }
          }
        });
  }

  /**
   * Not for tiers: an investor that is paid earlier reaches the next tier's rate earlier, and so
   * may hold less in plain sum for more in value.
   */
  @Test
  void theInvestorsAreNeverWorseOffWhenTheHurdleRises() {
    Cases.forAll(
        USUAL,
        FULL,
        random -> {
          var fund = TermSheets.random(random, false);
          var low = fund.terms();
          if (!low.preferred().isHurdle()) {
            return;
          }
          var rate = low.preferred().rate().add(TermSheets.fraction(random, 3000));
          var high = low.with(new Preferred(low.preferred().accrual(), rate));
          var before = ok(Waterfall.of(low, fund.flows(), fund.tests())).totals();
          var after = ok(Waterfall.of(high, fund.flows(), fund.tests())).totals();
          assertTrue(
              after.carryPaid().compareTo(before.carryPaid()) <= 0,
              () -> low + " " + before + " " + after);
          if (fund.endsWithATest()) {
            assertTrue(
                after.lp().compareTo(before.lp()) >= 0, () -> low + " " + before + " " + after);
          }
        });
  }

  @Test
  void anySplitIntoPeriodsGivesTheSameRowsAndTotals() {
    Cases.forAll(
        USUAL,
        FULL,
        random -> {
          var fund = TermSheets.random(random, true);
          var whole = ok(Waterfall.of(fund.terms(), fund.flows(), fund.tests()));
          var days =
              new ArrayList<>(fund.flows().stream().map(Flow::on).distinct().sorted().toList());
          days.removeIf(day -> random.nextInt(3) > 0);
          days.add(LocalDate.of(2100, 1, 1));
          var rows = new ArrayList<Row>();
          Waterfall soFar = null;
          var from = LocalDate.MIN;
          for (var to : days) {
            var start = from;
            var flows =
                fund.flows().stream()
                    .filter(flow -> flow.on().isAfter(start) && !flow.on().isAfter(to))
                    .toList();
            var tests =
                fund.tests().stream()
                    .filter(test -> test.on().isAfter(start) && !test.on().isAfter(to))
                    .toList();
            if (!flows.isEmpty() || !tests.isEmpty()) {
              soFar =
                  soFar == null
                      ? ok(Waterfall.of(fund.terms(), flows, tests))
                      : ok(soFar.then(flows, tests));
              rows.addAll(soFar.rows());
            }
            from = to;
          }
          assertEquals(whole.rows(), rows);
          assertEquals(whole.totals(), Objects.requireNonNull(soFar).totals());
        });
  }

  @Test
  void emptyDaysAndDividedPaymentsChangeNoTotal() {
    Cases.forAll(
        random -> {
          var fund = TermSheets.random(random, true);
          var flows = new ArrayList<Flow>();
          for (var flow : fund.flows()) {
            if (flow.type() == Flow.Type.WRITE_OFF) {
              flows.add(flow);
              continue;
            }
            var part = new Money(random.nextLong(flow.amount().fen() + 1));
            flows.add(with(flow, part));
            flows.add(with(flow, flow.amount().minus(part)));
            var later = flow.on().plusDays(random.nextInt(90));
            flows.add(new Flow(later, flow.type(), Money.ZERO, flow.deal(), flow.recallable()));
          }
          var last = flows.stream().map(Flow::on).max(LocalDate::compareTo).orElseThrow();
          var tests = fund.tests().stream().filter(test -> !test.on().isBefore(last)).toList();
          var once = ok(Waterfall.of(fund.terms(), fund.flows(), tests)).totals();
          assertEquals(once, ok(Waterfall.of(fund.terms(), flows, tests)).totals());
        });
  }

  private static Flow with(Flow flow, Money amount) {
    return new Flow(flow.on(), flow.type(), amount, flow.deal(), flow.recallable());
  }

  @Test
  void theCarryNeverExceedsItsShareOfProfitAndIsAllWithAFullCatchUp() {
    // Domain: European, no clawback; the last distribution repays everything many times over.
    Cases.forAll(
        random -> {
          var fund = TermSheets.random(random, false);
          var share = fund.terms().carry().share();
          var terms =
              Terms.of(
                  Terms.Kind.EUROPEAN,
                  Preferred.compounding("0.08"),
                  Carry.of(share.toPlainString(), "1"));
          var paid = ok(Waterfall.of(terms, fund.flows())).totals();
          var flows = new ArrayList<>(fund.flows());
          flows.add(Flow.distribution(LocalDate.of(2023, 1, 1), new Money(1_000_000_000_000_000L)));
          var totals = ok(Waterfall.of(terms, flows)).totals();
          var profit = BigDecimal.valueOf(totals.distributed().minus(totals.paidIn()).fen());
          if (share.compareTo(BigDecimal.ONE) < 0) {
            assertEquals(Exact.generalPartnerFen(profit.multiply(share)), totals.gp().fen());
          }
          assertTrue(paid.gp().compareTo(totals.gp()) <= 0);
        });
  }
}
