package io.houji.fund.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.houji.fund.calendar.DayCount;
import io.houji.fund.cashflow.CashFlow;
import io.houji.fund.cashflow.CashFlows;
import io.houji.fund.testing.Vectors;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Series from seven public projects and generated ones, each with its complete list of roots. */
class IrrVectorsTest {
  /**
   * Three lists of the set lack a root. Their first and last flow have opposite signs, so the count
   * of roots must be odd, yet two or none are listed; each root here was confirmed by a change of
   * sign in 60-digit arithmetic. The lists as delivered stay untouched in the file.
   */
  private static final Map<String, List<Double>> COMPLETED =
      Map.of(
          "pyxirr-30-5", List.of(-15.744372751769001, 0.0089392137972401908, 150.358478843602),
          "stress-4622", List.of(-287.719048561018),
          "stress-4751", List.of(-3757.892980043321));

  /** As stated with the vectors, on ln(1 + r). */
  private static final double TOLERANCE = 1e-9;

  static Stream<Arguments> published() {
    return cases("fund/xirr_cases.json")
        .map(
            c ->
                Arguments.of(
                    c.get("id").asText(),
                    flows(c.get("flows")),
                    c.get("day_basis").asInt() == 360 ? DayCount.ACT_360 : DayCount.ACT_365F,
                    c));
  }

  static Stream<Arguments> generated() {
    return cases("fund/xirr_certified_stress.json")
        .map(
            c ->
                Arguments.of(
                    c.get("id").asText(),
                    get(
                        CashFlows.ofDays(
                            numbers(c.get("days")).mapToInt(d -> (int) d).toArray(),
                            numbers(c.get("amounts")).toArray())),
                    DayCount.ACT_365F,
                    c));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"published", "generated"})
  void everyRootIsFoundAndNoOther(String id, CashFlows flows, DayCount dayCount, JsonNode c) {
    var irr = Irr.of(flows, dayCount);
    var listed = numbers(c.get("log_roots")).boxed().toList();
    var expected = COMPLETED.getOrDefault(id, listed);
    var status = expected.equals(listed) ? c.get("status").asText() : statusOf(expected.size());
    assertEquals(status, irr.status().name(), irr::toString);
    assertEquals(expected.size(), irr.logRates().size(), irr::toString);
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), irr.logRates().get(i), TOLERANCE, id);
    }
    assertEquals(List.of(), irr.certificate().verify(flows, dayCount, irr.logRates()), id);
  }

  private static String statusOf(int count) {
    return count == 0 ? "NONE" : count == 1 ? "UNIQUE" : "MULTIPLE";
  }

  /** By continuity: opposite signs at the ends of time mean an odd number of roots. */
  @Test
  void exactlyThreeListsBreakTheParityOfRoots() {
    var broken = new ArrayList<String>();
    Stream.concat(published(), generated())
        .map(Arguments::get)
        .forEach(
            row -> {
              var timed = TimedFlows.of((CashFlows) row[1], (DayCount) row[2]);
              int roots = ((JsonNode) row[3]).get("log_roots").size();
              boolean opposite =
                  timed.goBothWays() && timed.amounts[0] * timed.amounts[timed.size() - 1] < 0;
              if (opposite != (roots % 2 == 1)) {
                broken.add((String) row[0]);
              }
            });
    broken.sort(null);
    assertEquals(COMPLETED.keySet().stream().sorted().toList(), broken);
  }

  @Test
  void thereAre351() {
    assertEquals(351, published().count() + generated().count());
  }

  /** One series of the MathWorks manual under six day counts. */
  @Test
  void theDayCountMovesTheRateAsPublished() {
    var vector = Vectors.json("fund/xirr_by_daycount.json");
    var flows = flows(vector.get("flows"));
    for (var row : vector.get("results")) {
      var dayCount =
          DayCount.named(row.get("convention").asText())
              .fold(found -> found, problems -> DayCount.ACT_365F);
      var rate = get(Irr.of(flows, dayCount).only());
      assertEquals(row.get("computed").asDouble(), rate, 1e-13, row::toString);
      assertEquals(row.get("published").asDouble(), rate, 1e-11, row::toString);
    }
  }

  @Test
  void periodicRatesOfUserReports() {
    for (var c : Vectors.json("fund/irr_periodic_cases.json").get("cases")) {
      if (c.get("flows").isArray()) {
        var rates = Irr.periodic(numbers(c.get("flows")).toArray()).rates();
        var expected = numbers(c.get("roots")).boxed().toList();
        assertEquals(expected.size(), rates.size(), c::toString);
        for (int i = 0; i < expected.size(); i++) {
          assertEquals(expected.get(i), rates.get(i), 1e-13, c::toString);
        }
      } else {
        var amounts =
            IntStream.rangeClosed(0, 480)
                .mapToDouble(i -> i == 0 ? -172545.848122807 : 787.735232517999)
                .toArray();
        assertEquals(0.00384010481257046, get(Irr.periodic(amounts).only()), 1e-13);
      }
    }
  }

  static Stream<JsonNode> cases(String path) {
    var cases = Vectors.json(path).get("cases");
    return StreamSupport.stream(cases.spliterator(), false);
  }

  static DoubleStream numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(n -> Double.parseDouble(n.asText()));
  }

  static CashFlows flows(JsonNode pairs) {
    var flows = new ArrayList<CashFlow>();
    pairs.forEach(
        p -> flows.add(new CashFlow(LocalDate.parse(p.get(0).asText()), p.get(1).asDouble())));
    return get(CashFlows.of(flows));
  }

  static <T> T get(io.houji.fund.outcome.Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        problems -> {
          throw new AssertionError(problems.toString());
        });
  }
}
