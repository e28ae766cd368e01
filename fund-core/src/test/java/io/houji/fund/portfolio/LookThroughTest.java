package io.houji.fund.portfolio;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.testing.Cases;
import io.houji.fund.testing.Golden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LookThroughTest {
  private static final JsonNode GOLDEN = Golden.json("look_through.json");

  @Test
  void threePortfoliosThroughNestedFunds() {
    var each = ok(LookThrough.ofEach(graph("fund_weights"), graph("holdings")));
    graph("look_through_by_portfolio")
        .forEach((name, expected) -> close(expected, each.get(name).byLeaf()));
    var all = ok(LookThrough.of(graph("fund_weights"), graph("holdings")));
    close(amounts(GOLDEN.get("look_through_total")), all.byLeaf());
    var hhi = ok(Concentration.of(doubles(all.byLeaf()))).hhi();
    assertEquals(GOLDEN.get("hhi_by_asset").asDouble(), hhi, 1e-11);
  }

  @Test
  void assetsOfOneIssuerAreOneExposure() {
    var all = ok(LookThrough.of(graph("fund_weights"), graph("holdings")));
    var issuers = GOLDEN.get("issuer");
    var byIssuer = all.by(leaf -> issuers.path(leaf).asText(leaf));
    assertEquals(GOLDEN.get("company_a_total").asDouble(), byIssuer.get("company_a"), 1e-8);
  }

  @Test
  void whatPlainAdditionCountsTwiceIsStated() {
    var funds = Map.of("mother", Map.of("sub", 60.0, "cash", 40.0), "sub", Map.of("firm", 1.0));
    var all = ok(LookThrough.of(funds, Map.of("city", Map.of("mother", 100.0, "sub", 50.0))));
    assertEquals(Map.of("cash", 40.0, "firm", 110.0), all.byLeaf());
    assertEquals(Map.of("mother", 100.0, "sub", 110.0), all.throughFunds());
    assertEquals(210, all.doubleCounted());
  }

  /** By hand: x_a = 100 + x_b/2 and x_b = x_a/2 give 400/3 and 200/3. */
  @Test
  void aCircleThatLeaksIsSolved() {
    var funds = Map.of("a", Map.of("b", 1.0, "firm", 1.0), "b", Map.of("a", 1.0, "cash", 1.0));
    var all = ok(LookThrough.of(funds, Map.of("city", Map.of("a", 100.0))));
    assertEquals(200 / 3.0, all.byLeaf().get("firm"), 1e-12);
    assertEquals(100 / 3.0, all.byLeaf().get("cash"), 1e-12);
    assertEquals(200, all.doubleCounted(), 1e-12);
  }

  @Test
  void aCircleWithoutALeakIsRefusedWithItsPath() {
    var funds =
        Map.of(
            "a", Map.of("firm", 1.0, "b", 1.0),
            "b", Map.of("c", 1.0),
            "c", Map.of("b", 1.0),
            "d", Map.of("d", 5.0));
    var refused = LookThrough.of(funds, Map.of("city", Map.of("a", 100.0)));
    assertEquals(List.of("UNDEFINED /funds/b", "UNDEFINED /funds/d"), refusals(refused));
    var said = ((Outcome.Rejected<LookThrough>) refused).problems();
    assertTrue(said.get(0).say().endsWith("b → c → b"), said.get(0).say());
    assertTrue(said.get(1).say().endsWith("d → d"), said.get(1).say());
  }

  @Test
  void everyWrongHoldingIsNamedAtOnce() {
    var funds = new TreeMap<String, Map<String, Double>>();
    funds.put("a/b", Map.of("firm", -1.0));
    funds.put("empty", Map.of());
    funds.put("p", Map.of("firm", 1.0));
    funds.put("q", Map.of("p", 1.0));
    var portfolios = Map.of("p", Map.of("firm", Double.NaN));
    assertEquals(
        List.of(
            "OUT_OF_RANGE /portfolios/p/firm",
            "OUT_OF_RANGE /funds/a~1b/firm",
            "UNDEFINED /funds/empty",
            "CONTRADICTION /funds/p",
            "CONTRADICTION /funds/q/p"),
        refusals(LookThrough.of(funds, portfolios)));
    assertEquals(List.of("MISSING /portfolios"), refusals(LookThrough.of(Map.of(), Map.of())));
  }

  @Test
  void exposuresSumToTheMoneyPutIn() {
    // Domain: up to 40 funds that hold each other at random, each with a leak of 1e-12 to 1 beside
    // holdings of 1; up to 5 portfolios with up to 1e9 each. The leak makes money circle 1e12
    // times.
    Cases.forAll(
        random -> {
          var funds = randomFunds(random);
          var portfolios = new LinkedHashMap<String, Map<String, Double>>();
          double put = 0;
          for (int p = random.nextInt(1, 6); p > 0; p--) {
            double inFund = random.nextDouble(1e9);
            double direct = random.nextDouble(1e9);
            portfolios.put("p" + p, Map.of("f" + random.nextInt(60), inFund, "firm0", direct));
            put += inFund + direct;
          }
          var all = ok(LookThrough.of(funds, portfolios));
          double reached = doublesSum(all.byLeaf());
          assertEquals(put, all.external(), 1e-9 * put);
          assertEquals(put, reached, 1e-11 * put);
          assertTrue(all.byLeaf().values().stream().allMatch(amount -> amount >= 0));
        });
  }

  private static Map<String, Map<String, Double>> randomFunds(RandomGenerator random) {
    var funds = new TreeMap<String, Map<String, Double>>();
    int count = random.nextInt(1, 41);
    for (int f = 0; f < count; f++) {
      var held = new TreeMap<String, Double>();
      for (int h = random.nextInt(6); h > 0; h--) {
        held.put("f" + random.nextInt(count), 1.0);
      }
      held.put("firm" + random.nextInt(9), StrictMath.pow(10, random.nextDouble(-12, 0)));
      funds.put("f" + f, held);
    }
    return funds;
  }

  private static void close(Map<String, Double> expected, Map<String, Double> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    // The golden figures are printed with twelve significant digits.
    expected.forEach((leaf, amount) -> assertEquals(amount, actual.get(leaf), 1e-11 * amount));
  }

  private static Map<String, Map<String, Double>> graph(String field) {
    var graph = new TreeMap<String, Map<String, Double>>();
    for (var each : GOLDEN.get(field).properties()) {
      graph.put(each.getKey(), amounts(each.getValue()));
    }
    return graph;
  }

  private static Map<String, Double> amounts(JsonNode object) {
    var amounts = new TreeMap<String, Double>();
    for (var each : object.properties()) {
      amounts.put(each.getKey(), each.getValue().asDouble());
    }
    return amounts;
  }

  private static double[] doubles(Map<String, Double> amounts) {
    return amounts.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double doublesSum(Map<String, Double> amounts) {
    return amounts.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
