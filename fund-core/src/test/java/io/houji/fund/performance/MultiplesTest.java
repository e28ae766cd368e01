package io.houji.fund.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.houji.fund.cashflow.CashFlow;
import io.houji.fund.cashflow.CashFlows;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.performance.Multiples.Convention;
import io.houji.fund.testing.Cases;
import io.houji.fund.testing.Vectors;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MultiplesTest {

  static List<JsonNode> published() {
    return IrrVectorsTest.cases("fund/multiples_cases.json").toList();
  }

  @ParameterizedTest
  @MethodSource("published")
  void recallablesInBothConventionsAsPublished(JsonNode c) {
    var position =
        new FundPosition(
            sum(c.get("contributions")),
            sum(c.get("distributions")),
            decimal(c.get("recallable_part_of_distributions")),
            decimal(c.get("nav")),
            c.has("commitment") ? decimal(c.get("commitment")) : null);
    var both = Multiples.sideBySide(position);
    check(c.get("gross_convention"), both.gross());
    if (c.has("netted_convention")) {
      check(c.get("netted_convention"), both.netted());
    } else {
      assertEquals(both.gross().tvpi(), both.netted().tvpi(), "nothing recallable, no difference");
    }
    if (c.has("commitment")) {
      assertEquals(c.get("pic").asDouble(), IrrVectorsTest.get(both.gross().pic()));
      assertEquals(
          c.get("unfunded_gross").asDouble(),
          IrrVectorsTest.get(both.gross().unfunded()).doubleValue());
      assertEquals(
          c.get("unfunded_with_recallable").asDouble(),
          IrrVectorsTest.get(both.netted().unfunded()).doubleValue());
    } else {
      assertEquals(Problem.Code.MISSING, code(both.gross().pic()));
    }
  }

  private static void check(JsonNode expected, Multiples multiples) {
    assertEquals(expected.get("paid_in").asDouble(), multiples.paidIn().doubleValue());
    check(expected.get("dpi"), multiples.dpi());
    check(expected.get("rvpi"), multiples.rvpi());
    check(expected.get("tvpi"), multiples.tvpi());
  }

  private static void check(JsonNode expected, Outcome<Double> ratio) {
    if (expected.isNull()) {
      assertEquals(Problem.Code.UNDEFINED, code(ratio));
    } else {
      assertEquals(expected.asDouble(), IrrVectorsTest.get(ratio), 1e-14); // 15 digits published
    }
  }

  /** Four funds, 238 flows; V is the residual value. */
  @Test
  void theRollUpOfFourFundsDoesNotNetAcrossFunds() {
    var expected = Vectors.json("fund/four_funds_expected.json");
    var funds = new LinkedHashMap<String, List<CashFlow>>();
    var navs = new LinkedHashMap<String, CashFlow>();
    for (var row : Vectors.csv("fund/four_funds_cashflows.csv")) {
      var flow = new CashFlow(LocalDate.parse(row[1]), Double.parseDouble(row[2]));
      if (row[3].equals("V")) {
        navs.put(row[0], flow);
      } else {
        funds.computeIfAbsent(row[0], name -> new ArrayList<>()).add(flow);
      }
    }
    var positions = new ArrayList<FundPosition>();
    var all = new ArrayList<CashFlow>();
    for (var name : funds.keySet()) {
      var flows = IrrVectorsTest.get(CashFlows.of(funds.get(name)));
      var nav = navs.get(name);
      positions.add(position(flows, nav.amount()));
      checkFund(
          expected.get("funds").get(name),
          positions.get(positions.size() - 1),
          flows.plus(nav.date(), nav.amount()));
      all.addAll(funds.get(name));
    }
    var together = IrrVectorsTest.get(CashFlows.of(all));
    double nav = navs.values().stream().mapToDouble(CashFlow::amount).sum();
    var withNavs = all(together, navs);
    var totals = expected.get("funds");
    checkFund(totals.get("Total_not_netted"), FundPosition.rollUp(positions), withNavs);
    checkFund(
        totals.get("Total_same_day_netted"), position(together.nettedByDate(), nav), withNavs);
  }

  private static CashFlows all(CashFlows flows, Map<String, CashFlow> navs) {
    var sum = flows;
    for (var nav : navs.values()) {
      sum = sum.plus(nav.date(), nav.amount());
    }
    return sum;
  }

  private static FundPosition position(CashFlows flows, double nav) {
    return IrrVectorsTest.get(
        FundPosition.of(flows, BigDecimal.ZERO, BigDecimal.valueOf(nav), null));
  }

  private static void checkFund(JsonNode expected, FundPosition position, CashFlows flows) {
    var multiples = Multiples.of(position, Convention.GROSS);
    assertEquals(expected.get("tvpi").asDouble(), IrrVectorsTest.get(multiples.tvpi()), 1e-13);
    assertEquals(expected.get("dpi").asDouble(), IrrVectorsTest.get(multiples.dpi()), 1e-13);
    assertEquals(expected.get("irr").asDouble(), IrrVectorsTest.get(Irr.of(flows).only()), 1e-12);
  }

  @Test
  void distributedPlusResidualIsTotalAndDpiNeverExceedsTvpi() {
    // Domain: whole fen up to 1e15; recallable up to all that was distributed.
    Cases.forAll(
        random -> {
          var distributions = random.nextLong(1_000_000_000_000_000L);
          var position =
              new FundPosition(
                  BigDecimal.valueOf(random.nextLong(1, 1_000_000_000_000_000L), 2),
                  BigDecimal.valueOf(distributions, 2),
                  BigDecimal.valueOf(random.nextLong(distributions + 1), 2),
                  BigDecimal.valueOf(random.nextLong(1_000_000_000_000_000L), 2),
                  null);
          for (var convention : Convention.values()) {
            var multiples = Multiples.of(position, convention);
            if (multiples.paidIn().signum() > 0) {
              double dpi = IrrVectorsTest.get(multiples.dpi());
              double rvpi = IrrVectorsTest.get(multiples.rvpi());
              double tvpi = IrrVectorsTest.get(multiples.tvpi());
              assertEquals(tvpi, dpi + rvpi, 1e-15 * (1 + tvpi));
              assertTrue(dpi <= tvpi);
            } else {
              assertEquals(Problem.Code.UNDEFINED, code(multiples.tvpi()));
            }
          }
        });
  }

  @Test
  void whatIsUnknownStaysUnknownInTheRollUp() {
    var one = BigDecimal.ONE;
    var known = new FundPosition(one, one, one, one, one);
    var unknown = new FundPosition(one, one, BigDecimal.ZERO, null, null);
    var total = Multiples.of(FundPosition.rollUp(List.of(known, unknown)), Convention.GROSS);
    assertEquals(1.0, IrrVectorsTest.get(total.dpi()));
    assertEquals(Problem.Code.MISSING, code(total.tvpi()));
    assertEquals(Problem.Code.MISSING, code(total.unfunded()));
    assertThrows(IllegalArgumentException.class, () -> FundPosition.rollUp(List.of()));
  }

  @Test
  void everyWrongAmountIsNamedAtOnce() {
    var minus = BigDecimal.valueOf(-1);
    var refused = FundPosition.checked(minus, minus, minus, minus, minus);
    assertEquals(5, refused.<Integer>fold(ok -> 0, List::size).intValue());
    var contradiction =
        FundPosition.checked(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.TEN, null, null);
    assertEquals(Problem.Code.CONTRADICTION, code(contradiction));
  }

  @Test
  void capitalPaidBeyondTheCommitmentIsNoNegativeUnfunded() {
    var position =
        new FundPosition(
            BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE);
    assertEquals(
        Problem.Code.CONTRADICTION, code(Multiples.of(position, Convention.GROSS).unfunded()));
  }

  @Test
  void multipleOfInvestedCapital() {
    var cost = new BigDecimal("4");
    assertEquals(
        2.5, IrrVectorsTest.get(Multiples.moic(cost, BigDecimal.ONE, new BigDecimal("9"))));
    assertEquals(
        Problem.Code.UNDEFINED,
        code(Multiples.moic(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE)));
    assertEquals(Problem.Code.MISSING, code(Multiples.moic(cost, BigDecimal.ONE, null)));
  }

  private static Problem.Code code(Outcome<?> outcome) {
    return outcome.fold(
        value -> {
          throw new AssertionError("not refused: " + value);
        },
        problems -> problems.get(0).code());
  }

  private static BigDecimal sum(JsonNode amounts) {
    var sum = BigDecimal.ZERO;
    for (var amount : amounts) {
      sum = sum.add(decimal(amount));
    }
    return sum;
  }

  private static BigDecimal decimal(JsonNode number) {
    return new BigDecimal(number.asText());
  }
}
