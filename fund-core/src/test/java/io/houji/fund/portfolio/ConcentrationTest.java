package io.houji.fund.portfolio;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.testing.Cases;
import io.houji.fund.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConcentrationTest {

  static List<JsonNode> cases() {
    return StreamSupport.stream(Golden.json("concentration.json").get("cases").spliterator(), false)
        .filter(each -> each.has("values") && each.path("recomputed").has("cr10"))
        .toList();
  }

  /** Sources: the ineq package's example, open-risk's tests, and textbook vectors; see the file. */
  @ParameterizedTest
  @MethodSource("cases")
  void golden(JsonNode golden) {
    var it = ok(Concentration.of(Golden.doubles(golden.get("values"))));
    var expected = golden.get("recomputed");
    assertEquals(expected.get("hhi").asDouble(), it.hhi(), 1e-14);
    assertEquals(expected.get("effective_number").asDouble(), it.effectiveNumber(), 1e-12);
    assertEquals(expected.get("gini").asDouble(), it.gini(), 1e-13);
    assertEquals(expected.get("theil_t").asDouble(), it.theilT(), 1e-13);
    assertEquals(expected.get("hoover").asDouble(), it.hoover(), 1e-13);
    assertEquals(expected.get("cr1").asDouble(), ok(it.top(1)), 1e-14);
    assertEquals(expected.get("cr4").asDouble(), ok(it.top(4)), 1e-14);
    assertEquals(expected.get("cr10").asDouble(), ok(it.top(10)), 1e-14);
    whereStated(expected, "hhi_normalised", it.hhiNormalised());
    whereStated(expected, "gini_unbiased", it.giniUnbiased());
    whereStated(expected, "theil_l", it.theilL());
    whereStated(expected, "atkinson_05", it.atkinson(0.5));
    whereStated(expected, "atkinson_1", it.atkinson(1));
  }

  private static void whereStated(JsonNode expected, String name, Outcome<Double> actual) {
    var value = expected.get(name);
    if (value == null || value.isNull()) {
      assertTrue(actual instanceof Outcome.Rejected, name);
    } else {
      assertEquals(value.asDouble(), ok(actual), 1e-13, name);
    }
  }

  @Test
  void thirtyTwoEqualFundsAreAsManyAsThirtyTwo() {
    var golden = Golden.json("concentration_quartile_powerlaw.json").get("hhi");
    var four = ok(Concentration.of(Golden.doubles(golden.get(0).get("weights"))));
    assertEquals(golden.get(0).get("hhi").asDouble(), four.hhi(), 1e-15);
    assertEquals(golden.get(0).get("effective_number").asDouble(), four.effectiveNumber(), 1e-13);
    var equal = new double[32];
    Arrays.fill(equal, 47_046.875);
    var it = ok(Concentration.of(equal));
    assertEquals(golden.get(1).get("hhi").asDouble(), it.hhi());
    assertEquals(32, it.effectiveNumber());
    assertEquals(0, it.gini());
    assertEquals(0, it.theilT());
  }

  @Test
  void undefinedCasesAreRefusedByName() {
    assertEquals(List.of("MISSING /amounts"), refusals(Concentration.of()));
    assertEquals(List.of("UNDEFINED /amounts"), refusals(Concentration.of(0, 0, 0)));
    assertEquals(
        List.of("OUT_OF_RANGE /amounts/1", "OUT_OF_RANGE /amounts/2", "OUT_OF_RANGE /amounts/3"),
        refusals(Concentration.of(1, -1, Double.NaN, Double.POSITIVE_INFINITY)));
    assertEquals(
        List.of("OUT_OF_RANGE /amounts"),
        refusals(Concentration.of(Double.MAX_VALUE, Double.MAX_VALUE)));
  }

  @Test
  void aPartOfZeroHasNoTheilLButAFullAtkinson() {
    var it = ok(Concentration.of(0, 1, 2));
    assertEquals(List.of("UNDEFINED /amounts"), refusals(it.theilL()));
    assertEquals(1, ok(it.atkinson(1)));
    assertTrue(ok(it.atkinson(0.5)) < 1);
    assertEquals(List.of("OUT_OF_RANGE /aversion"), refusals(it.atkinson(0)));
    assertEquals(List.of("OUT_OF_RANGE /k"), refusals(it.top(0)));
  }

  @Test
  void oneHolderIsFullyConcentrated() {
    var it = ok(Concentration.of(7));
    assertEquals(1, it.hhi());
    assertEquals(List.of("UNDEFINED /amounts"), refusals(it.hhiNormalised()));
    assertEquals(List.of("UNDEFINED /amounts"), refusals(it.giniUnbiased()));
  }

  @Test
  void theUnitDoesNotMatterAndMergingConcentrates() {
    // Domain: 2 to 300 amounts of 1 to 1e9, a unit of 1e-3 to 1e9.
    Cases.forAll(
        random -> {
          var amounts = random.doubles(random.nextInt(2, 300), 1, 1e9).toArray();
          double unit = StrictMath.pow(10, random.nextDouble(-3, 9));
          var it = ok(Concentration.of(amounts));
          var scaled = ok(Concentration.of(Arrays.stream(amounts).map(a -> a * unit).toArray()));
          assertEquals(it.hhi(), scaled.hhi(), 1e-12);
          assertEquals(it.gini(), scaled.gini(), 1e-12);
          assertEquals(it.theilT(), scaled.theilT(), 1e-12);
          var merged = Arrays.copyOfRange(amounts, 1, amounts.length);
          merged[0] += amounts[0];
          assertTrue(ok(Concentration.of(merged)).hhi() > it.hhi());
          assertTrue(it.hhi() >= 1.0 / amounts.length - 1e-15 && it.hhi() <= 1);
          assertTrue(it.gini() >= 0 && it.gini() < 1);
          assertTrue(ok(it.atkinson(0.5)) <= ok(it.atkinson(1)));
        });
  }
}
