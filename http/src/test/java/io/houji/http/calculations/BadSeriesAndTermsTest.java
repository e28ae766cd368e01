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

  /** As the shared vectors want it: a readable question that has no rate is answered. */
  @Test
  void seriesOfOneSignOneDateOrOneFlowHaveNoRateAndSayWhy() {
    withoutRate("[['2024-01-01',-1],['2025-01-01',-2]]");
    withoutRate("[['2024-01-01',1],['2025-01-01',2]]");
    withoutRate("[['2024-01-01',-1000],['2025-01-01',0]]");
    withoutRate("[['2024-01-01',-1000],['2024-01-01',1100]]");
    withoutRate("[['2024-01-01',-1]]");
  }

  @Test
  void seriesThatMoveNothingAreNoQuestion() {
    assertEquals(List.of("/flows out_of_range"), refused("irr", "{'flows':[]}"));
    assertEquals(
        List.of("/flows undefined"),
        refused("irr", "{'flows':[['2024-01-01',0],['2025-01-01','-0.00']]}"));
    assertEquals(
        List.of("/day_count contradiction", "/flows/amounts undefined"),
        refused("irr", "{'flows':{'days':[0,9],'amounts':[0,0]},'day_count':'30e/360'}"));
    assertEquals(
        List.of("/day_count contradiction", "/amounts contradiction"),
        refused("irr", "{'days':[0,9],'amounts':[0],'day_count':'30e/360'}"));
  }

  @Test
  void aSeriesOfOneSignIsNoPerformance() {
    var rest = "'as_of':'2025-01-01','nav':";
    assertEquals(
        List.of("/flows undefined"),
        refused("performance", "{'flows':[['2024-01-01',5],['2024-02-01',6]]," + rest + "7}"));
    assertEquals(
        List.of("/flows undefined"),
        refused("performance", "{'flows':[['2024-01-01',-5],['2024-02-01',-6]]," + rest + "0}"));
    assertEquals(
        List.of("/flows undefined", "/flows undefined"),
        refused("performance", "{'flows':[['2024-01-01',0]]," + rest + "0}"));
  }

  @Test
  void whatContradictsIsNamedBesideWhatIsOutOfRange() {
    assertEquals(
        List.of(
            "/nav out_of_range",
            "/recallable out_of_range",
            "/as_of contradiction",
            "/indices/a missing",
            "/indices/a missing"),
        refused(
            "performance",
            "{'flows':[['2024-03-01',-1],['2024-06-01',2]],'nav':-1,'as_of':'2024-05-01',"
                + "'recallable':-3,'indices':{'a':[['2024-06-01',1]]}}"));
    assertEquals(
        List.of(
            "/terms/preferred out_of_range",
            "/terms/carry out_of_range",
            "/terms/catch_up out_of_range",
            "/terms/hurdle contradiction",
            "/flows/0/date contradiction"),
        refused(
            "waterfall",
            "{'terms':{'kind':'european','preferred':1.01,'carry':1.2,'catch_up':1.5,"
                + "'hurdle':'hard'},'flows':[['2020-01-01',1]]}"));
    assertEquals(
        List.of(
            "/flows/0/0 malformed",
            "/terms/catch_up out_of_range",
            "/terms/catch_up contradiction",
            "/terms/clawback/basis contradiction"),
        refused(
            "waterfall",
            "{'terms':{'kind':'european','carry':0.2,'catch_up':1.5,"
                + "'clawback':{'basis':'hurdle_value'}},'flows':[['2020-02-30',-1]]}"));
  }

  @Test
  void feesAndAccountsThatCannotBeAreNamedTogether() {
    assertEquals(
        List.of(
            "/phases/0/yearly_rate out_of_range",
            "/phases/0/to contradiction",
            "/phases/1/yearly_rate out_of_range",
            "/held_back out_of_range",
            "/balances/1/from duplicate",
            "/periods/0/to contradiction"),
        refused(
            "management_fee",
            "{'phases':[{'stage':'exit','from':'2026-01-01','to':'2025-01-01','yearly_rate':1.1,"
                + "'base':'paid_in'},{'stage':'exit','from':'2026-01-01','to':'2027-01-01',"
                + "'yearly_rate':-0.1,'base':'paid_in'}],'held_back':2,"
                + "'balances':[{'from':'2025-01-01','paid_in':1},{'from':'2025-01-01','paid_in':2}],"
                + "'periods':[{'from':'2026-06-01','to':'2026-05-01'}]}"));
    assertEquals(
        List.of("/investors/1/id duplicate", "/postings/0/given unknown"),
        refused(
            "capital_accounts",
            "{'investors':[{'id':'A','commitment':5},{'id':'A','commitment':5}],'postings':["
                + "{'date':'2024-01-01','type':'call','amount':5,'given':{'B':5}}]}"));
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
