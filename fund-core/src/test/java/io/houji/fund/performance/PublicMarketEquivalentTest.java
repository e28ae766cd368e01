package io.houji.fund.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.houji.fund.calendar.DayCount;
import io.houji.fund.cashflow.CashFlow;
import io.houji.fund.cashflow.CashFlows;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.testing.Cases;
import io.houji.fund.testing.Vectors;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublicMarketEquivalentTest {
  /** The vectors carry 15 digits. */
  private static final double DIGITS = 1e-12;

  private static final LocalDate START = LocalDate.of(2020, 1, 1);

  static List<JsonNode> published() {
    return IrrVectorsTest.cases("fund/pme_cases.json").toList();
  }

  static List<JsonNode> assetPrices() {
    var cases = Vectors.json("fund/pme_cases.json").get("mpme_asset_price_cases");
    return StreamSupport.stream(cases.spliterator(), false).toList();
  }

  @ParameterizedTest
  @MethodSource("published")
  void fiveEquivalentsAsPublished(JsonNode c) {
    var flows = IrrVectorsTest.numbers(c.get("flows")).toArray();
    var index = IrrVectorsTest.numbers(c.get("index")).toArray();
    var navs =
        c.has("navs") ? IrrVectorsTest.numbers(c.get("navs")).boxed().toList() : List.<Double>of();
    double nav = c.get("nav").asDouble();
    var pme = PublicMarketEquivalent.periodic(flows, index, nav, navs);
    assertEquals(c.get("ks_pme").asDouble(), IrrVectorsTest.get(pme.ksPme()), DIGITS);
    var ln = IrrVectorsTest.get(pme.lnPme());
    assertEquals(c.get("ln_pme_nav").asDouble(), ln.nav(), 1e-11);
    rates(c.get("ln_pme_irr"), ln.irr().rates());
    assertEquals(ln.nav() < 0, ln.rate() instanceof Outcome.Rejected<Double>);
    var plus = IrrVectorsTest.get(pme.pmePlus());
    assertEquals(c.get("pme_plus_lambda").asDouble(), plus.lambda(), DIGITS);
    rates(c.get("pme_plus_irr"), plus.irr().rates());
    var alpha = IrrVectorsTest.get(pme.directAlpha());
    rates(c.get("direct_alpha_discrete"), List.of(IrrVectorsTest.get(alpha.discrete())));
    rates(c.get("direct_alpha_log"), List.of(IrrVectorsTest.get(alpha.log())));
    if (c.has("navs")) {
      var modified = IrrVectorsTest.get(pme.modifiedPme());
      rates(c.get("mpme_nav_path"), modified.navs());
      rates(c.get("mpme_irr"), modified.irr().rates());
      assertEquals(modified.irr().only(), modified.rate());
    } else {
      assertEquals(Problem.Code.MISSING, code(pme.modifiedPme()));
    }
    flows[flows.length - 1] += nav;
    rates(c.get("fund_irr"), Irr.periodic(flows).rates());
  }

  private static void rates(JsonNode expected, List<Double> rates) {
    var numbers = IrrVectorsTest.numbers(expected).toArray();
    assertEquals(numbers.length, rates.size());
    for (int i = 0; i < numbers.length; i++) {
      assertEquals(numbers[i], rates.get(i), 1e-11);
    }
  }

  /** The fund is an asset with a price; its stake and the index account end on the last date. */
  @ParameterizedTest
  @MethodSource("assetPrices")
  void modifiedPmeOfAnAssetAsPublished(JsonNode c) {
    var prices = IrrVectorsTest.numbers(c.get("asset_prices")).toArray();
    var levels = IrrVectorsTest.numbers(c.get("pme_prices")).toArray();
    int n = prices.length;
    var dates = new LocalDate[n];
    var flows = new double[n];
    var navs = new double[n];
    for (int i = 0; i < n; i++) {
      dates[i] =
          c.get("dates").isNull()
              ? START.plusDays(365L * i)
              : LocalDate.parse(c.get("dates").get(i).asText());
      flows[i] = i < n - 1 ? c.get("flows").get(i).asDouble() : 0;
      navs[i] = (i == 0 ? 0 : navs[i - 1] * prices[i] / prices[i - 1]) - flows[i];
    }
    var dated = IrrVectorsTest.get(CashFlows.of(dates, flows));
    var pme = benchmark(dates, levels, 0).of(dated, last(dates, navs), valuations(dates, navs));
    rates(c.get("mpme_irr"), IrrVectorsTest.get(pme.modifiedPme()).irr().rates());
    rates(c.get("asset_irr"), Irr.of(dated.plus(dates[n - 1], navs[n - 1])).rates());
  }

  private static Valuation last(LocalDate[] dates, double[] navs) {
    return new Valuation(dates[dates.length - 1], navs[navs.length - 1]);
  }

  private static List<Valuation> valuations(LocalDate[] dates, double[] navs) {
    var all = new ArrayList<Valuation>();
    for (int i = 0; i < dates.length; i++) {
      all.add(new Valuation(dates[i], navs[i]));
    }
    return all;
  }

  private static IndexBenchmark benchmark(LocalDate[] dates, double[] levels, int ageMaxDays) {
    var all = new ArrayList<IndexLevels.Level>();
    for (int i = 0; i < dates.length; i++) {
      all.add(new IndexLevels.Level(dates[i], levels[i]));
    }
    var index = IrrVectorsTest.get(IndexLevels.of("csi300", all));
    return new IndexBenchmark(index, ageMaxDays, DayCount.ACT_365F);
  }

  @Test
  void theLastPeriodsFlowCounts() {
    var pme =
        PublicMarketEquivalent.periodic(
            new double[] {-100, 0, 110}, new double[] {100, 110, 121}, 0);
    assertEquals(11, IrrVectorsTest.get(pme.lnPme()).nav(), 1e-12);
    assertEquals(0.1, IrrVectorsTest.get(IrrVectorsTest.get(pme.lnPme()).rate()), 1e-14);
  }

  @Test
  void aFundThatIsTheIndexIsNeitherBetterNorWorse() {
    // Domain: 2 to 40 dates in 12 years, levels 1 to 100, contributions first, payouts up to 90%.
    Cases.forAll(
        random -> {
          int n = random.nextInt(2, 41);
          var days = random.ints(0, 4400).distinct().limit(n).sorted().toArray();
          var dates = new LocalDate[n];
          var levels = random.doubles(n, 1, 100).toArray();
          var flows = new double[n];
          var navs = new double[n];
          for (int i = 0; i < n; i++) {
            dates[i] = START.plusDays(days[i]);
            double grown = i == 0 ? 0 : navs[i - 1] * levels[i] / levels[i - 1];
            flows[i] = i == 0 || random.nextInt(3) == 0 ? -10 : 0.9 * grown * random.nextDouble();
            navs[i] = grown - flows[i];
          }
          var dated = IrrVectorsTest.get(CashFlows.of(dates, flows));
          var valuation = last(dates, navs);
          var pme = benchmark(dates, levels, 0).of(dated, valuation, valuations(dates, navs));
          assertEquals(1, IrrVectorsTest.get(pme.ksPme()), 1e-9);
          var alphas = IrrVectorsTest.get(pme.directAlpha()).irr().logRates();
          assertTrue(alphas.stream().anyMatch(alpha -> Math.abs(alpha) < 1e-8), alphas::toString);
          var fund = Irr.of(dated.plus(valuation.date(), valuation.nav()));
          assertEquals(valuation.nav(), IrrVectorsTest.get(pme.lnPme()).nav(), 1e-6);
          near(fund, IrrVectorsTest.get(pme.lnPme()).irr());
          near(fund, IrrVectorsTest.get(pme.modifiedPme()).irr());
        });
  }

  private static void near(Irr expected, Irr actual) {
    assertEquals(expected.status(), actual.status());
    for (int i = 0; i < expected.logRates().size(); i++) {
      double rate = expected.logRates().get(i);
      assertEquals(rate, actual.logRates().get(i), 1e-6 * (1 + Math.abs(rate)));
    }
  }

  @Test
  void aGapInTheIndexIsARefusalAndNeverAStaleLevel() {
    var dates = new LocalDate[] {START, START.plusDays(365)};
    var levels = new double[] {100, 110};
    var flows =
        IrrVectorsTest.get(
            CashFlows.of(
                List.of(
                    new CashFlow(START, -100),
                    new CashFlow(START.plusDays(3), -10),
                    new CashFlow(START.plusDays(40), 5))));
    var valuation = new Valuation(START.plusDays(370), 100);
    var strict = benchmark(dates, levels, 0).of(flows, valuation, List.of());
    assertEquals(3, problems(strict.ksPme()).size(), "each date is named");
    var week = benchmark(dates, levels, 7).of(flows, valuation, List.of());
    assertEquals(1, problems(week.directAlpha()).size());
    var loose = benchmark(dates, levels, 40).of(flows, valuation, List.of());
    assertTrue(loose.ksPme() instanceof Outcome.Ok<Double>);
    assertEquals(Problem.Code.MISSING, code(loose.modifiedPme()), "no residual value on day 40");
    var before =
        benchmark(dates, levels, 40).of(flows.plus(START.minusDays(1), -1), valuation, List.of());
    assertEquals(Problem.Code.MISSING, code(before.ksPme()), "nothing before the first level");
  }

  @Test
  void whatHasNoMeaningIsRefusedByName() {
    var dates = new LocalDate[] {START, START.plusDays(365)};
    var index = benchmark(dates, new double[] {100, 110}, 0);
    var calls = IrrVectorsTest.get(CashFlows.of(List.of(new CashFlow(START, -100))));
    var valuation = new Valuation(dates[1], 130);
    var early = index.of(calls, valuation, List.of());
    assertEquals(130 / 110.0, IrrVectorsTest.get(early.ksPme()), 1e-15);
    assertEquals(Problem.Code.UNDEFINED, code(early.pmePlus()), "nothing distributed yet");
    assertEquals(
        Problem.Code.OUT_OF_RANGE,
        code(index.of(calls, new Valuation(dates[1], -1), List.of()).ksPme()));
    assertEquals(
        Problem.Code.CONTRADICTION,
        code(index.of(calls.plus(dates[1], 1), new Valuation(START, 5), List.of()).ksPme()));
    var gifts = index.of(calls.negated(), valuation, List.of());
    assertEquals(Problem.Code.UNDEFINED, code(gifts.ksPme()), "nothing paid in");
    assertEquals(Problem.Code.UNDEFINED, code(IrrVectorsTest.get(gifts.directAlpha()).discrete()));
    var dear = index.of(calls.plus(dates[1], 1), valuation, List.of());
    assertEquals(Problem.Code.UNDEFINED, code(IrrVectorsTest.get(dear.pmePlus()).rate()));
  }

  @Test
  void everyWrongIndexLevelIsNamedAtOnce() {
    var refused =
        IndexLevels.of(
            "csi300",
            List.of(
                new IndexLevels.Level(START, 0),
                new IndexLevels.Level(START, Double.NaN),
                new IndexLevels.Level(START.plusDays(1), 5)));
    assertEquals(
        List.of("/0/level", "/1/level", "/1/date"),
        problems(refused).stream().map(Problem::where).toList());
    assertEquals(Problem.Code.MISSING, code(IndexLevels.of("csi300", List.of())));
    assertEquals(
        Problem.Code.CONTRADICTION,
        code(PublicMarketEquivalent.periodic(new double[2], new double[1], 0).ksPme()));
  }

  private static Problem.Code code(Outcome<?> outcome) {
    return problems(outcome).get(0).code();
  }

  private static List<Problem> problems(Outcome<?> outcome) {
    return outcome.fold(
        value -> {
          throw new AssertionError("not refused: " + value);
        },
        problems -> problems);
  }
}
