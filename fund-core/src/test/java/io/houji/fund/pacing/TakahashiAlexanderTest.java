package io.houji.fund.pacing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.pacing.TakahashiAlexander.Row;
import io.houji.fund.pacing.TakahashiAlexander.State;
import io.houji.fund.performance.Irr;
import io.houji.fund.testing.Cases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TakahashiAlexanderTest {
  private static final PacingTerms VENTURE =
      new PacingTerms(100, List.of(0.25, 1 / 3.0, 0.5), 12, 2.5, 0.13, 0);

  static <T> T ok(Outcome<T> outcome) {
    return outcome.fold(value -> value, problems -> fail(problems.toString()));
  }

  static List<String> problems(Outcome<?> outcome) {
    return outcome.fold(
        value -> List.of(),
        problems -> problems.stream().map(p -> p.code() + " " + p.where()).sorted().toList());
  }

  /** Domain: life of 1 to 20 years, bow 0.1 to 6, growth -30% to 60%, yield 0 to 20%. */
  static PacingTerms random(RandomGenerator random) {
    var rates = new ArrayList<Double>();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      rates.add(random.nextDouble(0.05, 1));
    }
    return new PacingTerms(
        random.nextDouble(1, 1e6),
        rates,
        random.nextInt(1, 21),
        random.nextDouble(0.1, 6),
        random.nextDouble(-0.3, 0.6),
        random.nextBoolean() ? 0 : random.nextDouble(0.2));
  }

  /** Five yearly tables; 13 digits are given, so 1e-11 of the commitment. */
  @Test
  void thePublishedTablesAreMet() throws IOException {
    JsonNode cases;
    try (var file = getClass().getResourceAsStream("/vectors/fund/pacing_ta_cases.json")) {
      cases = new ObjectMapper().readTree(Objects.requireNonNull(file)).path("cases");
    }
    assertEquals(5, cases.size());
    for (var golden : cases) {
      var rates = new ArrayList<Double>();
      golden.path("rates_of_contribution_last_repeats").forEach(rate -> rates.add(rate.asDouble()));
      double commitment = golden.path("commitment").asDouble();
      var terms =
          new PacingTerms(
              commitment,
              rates,
              golden.path("life").asInt(),
              golden.path("bow").asDouble(),
              golden.path("growth").asDouble(),
              golden.path("yield").asDouble());
      var rows = ok(TakahashiAlexander.yearly(terms));
      double tolerance = 1e-11 * commitment;
      assertEquals(golden.path("rows").size(), rows.size());
      double paidOut = 0;
      for (int i = 0; i < rows.size(); i++) {
        var expected = golden.path("rows").get(i);
        var row = rows.get(i);
        assertEquals(expected.path("year").asInt(), row.period());
        assertEquals(
            expected.path("rate_of_distribution").asDouble(), row.rateOfDistribution(), 1e-13);
        assertEquals(expected.path("contribution").asDouble(), row.contribution(), tolerance);
        assertEquals(expected.path("distribution").asDouble(), row.distribution(), tolerance);
        assertEquals(expected.path("nav").asDouble(), row.nav(), tolerance);
        assertEquals(expected.path("paid_in").asDouble(), row.paidIn(), tolerance);
        assertEquals(expected.path("unfunded").asDouble(), row.unfunded(), tolerance);
        paidOut += row.distribution();
      }
      var last = rows.get(rows.size() - 1);
      var summary = golden.path("summary");
      assertEquals(summary.path("total_distributions").asDouble(), paidOut, tolerance);
      assertEquals(summary.path("tvpi").asDouble(), (paidOut + last.nav()) / last.paidIn(), 1e-12);
    }
  }

  /**
   * By the residual of the NPV at the growth rate; where some money stays a while, also by one
   * Newton step to the root and by the certified rate itself.
   */
  @Test
  void theReturnOfThePlanIsTheGrowthRate() {
    Cases.forAll(
        200,
        100_000,
        random -> {
          var terms = random(random);
          for (var frequency : Frequency.values()) {
            var rows = ok(TakahashiAlexander.of(terms, State.NEW, frequency));
            var flows = new double[rows.size()];
            double value = 0;
            double slope = 0;
            double size = 0;
            for (int i = 0; i < flows.length; i++) {
              var row = rows.get(i);
              double last = i == flows.length - 1 ? row.nav() : 0;
              flows[i] = row.distribution() - row.contribution() + last;
              double years = (i + 1.0) / frequency.perYear();
              double discounted = flows[i] * Math.pow(1 + terms.growth(), -years);
              value += discounted;
              slope += discounted * years;
              size += Math.abs(discounted);
            }
            assertEquals(0, value, 1e-12 * size);
            if (slope > 0.05 * size) {
              assertEquals(0, value / slope, 1e-12);
              aRateIs(Math.log1p(terms.growth()) / frequency.perYear(), flows);
            }
          }
        });
  }

  private static void aRateIs(double logGrowth, double... flows) {
    var rates = Irr.periodic(flows).logRates();
    double nearest = rates.stream().mapToDouble(rate -> Math.abs(rate - logGrowth)).min().orElse(1);
    assertEquals(0, nearest, 1e-12, rates::toString);
  }

  @Test
  void aPlanReBasedOnItsOwnStateGoesOnUnchanged() {
    Cases.forAll(
        random -> {
          var terms = random(random);
          for (var frequency : Frequency.values()) {
            var rows = ok(TakahashiAlexander.of(terms, State.NEW, frequency));
            int at = random.nextInt(rows.size());
            var row = rows.get(at);
            if (at + 1 < rows.size()) {
              var state = new State(row.period(), row.paidIn(), row.nav());
              assertEquals(
                  rows.subList(at + 1, rows.size()),
                  ok(TakahashiAlexander.of(terms, state, frequency)));
            }
          }
        });
  }

  @Test
  void fourQuartersCallWhatTheYearCalls() {
    var years = ok(TakahashiAlexander.yearly(VENTURE));
    var quarters = ok(TakahashiAlexander.of(VENTURE, State.NEW, Frequency.QUARTERLY));
    assertEquals(48, quarters.size());
    for (int year = 0; year < 12; year++) {
      assertEquals(years.get(year).paidIn(), quarters.get(4 * year + 3).paidIn(), 1e-11);
    }
    assertEquals(1, quarters.get(47).rateOfDistribution());
    assertTrue(quarters.stream().limit(47).allMatch(row -> row.rateOfDistribution() < 0.7));
  }

  @Test
  void aReportedStateReplacesThePlan() {
    var rows = ok(TakahashiAlexander.of(VENTURE, new State(10, 90, 50), Frequency.YEARLY));
    assertEquals(List.of(11, 12), rows.stream().map(Row::period).toList());
    assertEquals(5, rows.get(0).contribution(), 1e-12);
    assertEquals(2.5, rows.get(1).contribution(), 1e-12);
  }

  @Test
  void aFundPastItsLifePaysEverythingOutAndCallsNothing() {
    var rows = ok(TakahashiAlexander.of(VENTURE, new State(15, 90, 50), Frequency.YEARLY));
    assertEquals(1, rows.size());
    assertEquals(0, rows.get(0).contribution());
    assertEquals(56.5, rows.get(0).distribution(), 1e-12);
    assertEquals(0, rows.get(0).nav());
  }

  @Test
  void allThatIsWrongIsNamedAtOnce() {
    var terms = new PacingTerms(0, List.of(1.1, Double.NaN), 0, 0, -1, 2);
    assertEquals(
        List.of(
            "OUT_OF_RANGE /bow",
            "OUT_OF_RANGE /commitment",
            "OUT_OF_RANGE /contribution_rates/0",
            "OUT_OF_RANGE /contribution_rates/1",
            "OUT_OF_RANGE /growth",
            "OUT_OF_RANGE /life",
            "OUT_OF_RANGE /state/age",
            "OUT_OF_RANGE /state/nav",
            "OUT_OF_RANGE /state/paid_in",
            "OUT_OF_RANGE /yield"),
        problems(TakahashiAlexander.of(terms, new State(-1, 1, -1), Frequency.YEARLY)));
  }
}
