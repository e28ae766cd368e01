package io.houji.http.calculations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The ways in which series and terms are wrong in practice, one after the other: each is named, all
 * of one request at once, and none becomes a misleading zero.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadSeriesAndTermsTest {
  private final Desk desk = new Desk();

  @AfterAll
  void close() {
    desk.close();
  }

  private List<String> refused(String name, String body) {
    var answered = desk.post(name, body.replace('\'', '"'));
    assertEquals(422, answered.status(), answered.text());
    return answered.errors();
  }

  private void withoutRate(String flows) {
    var answer = Desk.read(desk.post("irr", ("{'flows':" + flows + "}").replace('\'', '"')).text());
    assertEquals("INVALID", answer.get("status").asText());
    assertEquals(0, answer.get("rates").size());
    assertEquals("undefined", answer.get("reasons").get(0).get("code").asText());
  }

  @Test
  void seriesOfOneSignAndOfZeroesHaveNoRateAndSayWhy() {
    withoutRate("[['2024-01-01',-1],['2025-01-01',-2]]");
    withoutRate("[['2024-01-01',1],['2025-01-01',2]]");
    withoutRate("[['2024-01-01',0],['2025-01-01',0]]");
    assertEquals(List.of("/flows out_of_range"), refused("irr", "{'flows':[]}"));
  }

  @Test
  void orderAndEqualDatesOfFlowsChangeNothing() {
    var sorted = "{'flows':[['2024-01-01',-60],['2024-01-01',-40],['2025-01-01',110]]}";
    var shuffled = "{'flows':[['2025-01-01',110],['2024-01-01',-40],['2024-01-01',-60]]}";
    var rates =
        List.of(sorted, shuffled).stream()
            .map(body -> Desk.read(desk.post("irr", body.replace('\'', '"')).text()).get("rates"))
            .toList();
    assertEquals(rates.get(0), rates.get(1));
    assertEquals(110.0 / 100, 1 + rates.get(0).get(0).asDouble(), 1e-3);
  }

  @Test
  void aNegativeValueAndFaultyIndicesAreNamedTogether() {
    assertEquals(
        List.of(
            "/nav out_of_range", "/as_of missing", "/day_count unknown", "/recallable malformed"),
        refused(
            "performance",
            "{'flows':[['2024-01-01',-1]],'nav':-1,'recallable':'x','day_count':'act/366'}"));
    assertEquals(
        List.of("/indices/a/1/date duplicate", "/indices/b/0/level out_of_range"),
        refused(
            "performance",
            "{'flows':[['2024-01-01',-1]],'nav':1,'as_of':'2025-01-01','indices':{"
                + "'a':[['2024-01-01',1],['2024-01-01',2]],'b':[['2024-01-01',-5]]}}"));
  }

  @Test
  void aGapOfAnIndexIsNamedForEachDateThatFallsIntoIt() {
    assertEquals(
        List.of("/indices/a missing", "/indices/a missing"),
        refused(
            "performance",
            "{'flows':[['2024-01-01',-1],['2024-06-01',-1]],'nav':1,'as_of':'2025-01-01',"
                + "'indices':{'a':[['2024-01-01',1]]}}"));
  }

  @Test
  void termsThatCannotBeAreNamedTogether() {
    assertEquals(
        List.of(
            "/terms/preferred out_of_range",
            "/terms/carry out_of_range",
            "/terms/catch_up out_of_range"),
        refused(
            "waterfall",
            "{'terms':{'kind':'european','preferred':1.01,'carry':1.2,'catch_up':1.5},"
                + "'flows':[['2020-01-01',-1]]}"));
    var contradictions =
        refused(
            "waterfall",
            "{'terms':{'kind':'european','carry':0.2,'catch_up':1,'hurdle':'hard',"
                + "'clawback':{'basis':'hurdle_value'}},'flows':[['2020-01-01',-1]]}");
    assertTrue(contradictions.size() >= 2, contradictions::toString);
    assertTrue(
        contradictions.stream().allMatch(error -> error.endsWith("contradiction")),
        contradictions::toString);
  }
}
