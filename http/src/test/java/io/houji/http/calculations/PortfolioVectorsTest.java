package io.houji.http.calculations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.houji.fund.testing.Vectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Golden vectors of look-through, guidance measures, seed-fund statistics and day counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortfolioVectorsTest {
  private final Desk desk = new Desk();

  @AfterAll
  void close() {
    desk.close();
  }

  /** Nine digits are given. */
  @Test
  void threePortfoliosThroughThreeNestedFunds() {
    var c = Vectors.json("look_through.json");
    var answer =
        desk.ask(
            "look_through",
            Map.of(
                "funds", c.get("fund_weights"),
                "portfolios", c.get("holdings"),
                "groups", c.get("issuer")));
    exposures(c.get("look_through_total"), answer.get("by_leaf"));
    c.get("look_through_by_portfolio")
        .fields()
        .forEachRemaining(
            portfolio ->
                exposures(
                    portfolio.getValue(),
                    answer.get("by_portfolio").get(portfolio.getKey()).get("by_leaf")));
    assertEquals(
        c.get("company_a_total").asDouble(),
        answer.get("by_group").get("company_a").asDouble(),
        1e-6);
    assertEquals(c.get("hhi_by_asset").asDouble(), answer.get("hhi_by_leaf").asDouble(), 1e-12);
    double sum = 0;
    for (var exposure : answer.get("by_leaf")) {
      sum += exposure.asDouble();
    }
    assertEquals(answer.get("external").asDouble(), sum, 1e-9);
    assertTrue(answer.get("double_counted").asDouble() > 0);
  }

  private static void exposures(JsonNode expected, JsonNode actual) {
    assertEquals(expected.size(), actual.size());
    expected
        .fields()
        .forEachRemaining(
            leaf ->
                assertEquals(
                    leaf.getValue().asDouble(), actual.get(leaf.getKey()).asDouble(), 1e-7));
  }

  @Test
  void concentrationAsPublishedAndRecomputed() {
    for (var c : Vectors.json("fund/concentration_quartile_powerlaw.json").get("hhi")) {
      Object weights = c.get("weights").isTextual() ? Collections.nCopies(32, 1) : c.get("weights");
      var answer = desk.ask("concentration", Map.of("amounts", weights));
      assertEquals(c.get("hhi").asDouble(), answer.get("hhi").asDouble(), 1e-15);
      assertEquals(
          c.get("effective_number").asDouble(), answer.get("effective_number").asDouble(), 1e-12);
    }
    for (var c : Vectors.json("concentration.json").get("cases")) {
      asRecomputed(c);
    }
  }

  /** A figure without meaning for one amount is refused by name, never NaN. */
  private void asRecomputed(JsonNode c) {
    var asked = Map.of("amounts", c.get("values"), "top", List.of(1, 4, 10));
    var answer = desk.ask("concentration", asked);
    var figures = new LinkedHashMap<String, JsonNode>();
    answer.fields().forEachRemaining(each -> figures.put(each.getKey(), each.getValue()));
    figures.put("atkinson_05", answer.get("atkinson").get(0).get("value"));
    figures.put("atkinson_1", answer.get("atkinson").get(1).get("value"));
    for (var top : answer.get("top")) {
      figures.put("cr" + top.get("n").asText(), top.get("share"));
    }
    var expected = c.get("recomputed");
    figures.forEach(
        (name, figure) -> {
          if (expected.path(name).isNumber()) {
            assertEquals(expected.get(name).asDouble(), figure.asDouble(), 1e-12, name);
          }
        });
    if (c.get("values").size() == 1) {
      var refused = answer.get("hhi_normalised").get("refused").get(0);
      assertEquals("undefined", refused.get("code").asText());
    }
  }

  @Test
  void allSixGuidanceMeasures() {
    var cases = Vectors.json("guidance_kpi.json").get("cases");
    var seen = new ArrayList<String>();
    for (var c : cases) {
      switch (c.get("id").asText()) {
        case "amplification-two-tier" -> twoTier(c);
        case "amplification-paid-in" -> paidIn(c);
        case "reinvestment-ratio" -> reinvestment(c);
        case "early-stage-share" -> earlyStage(c);
        case "capital-weighted-holding" -> holding(c);
        case "loss-tolerance" -> tolerance(c);
        default -> throw new AssertionError("no test for " + c);
      }
      seen.add(c.get("id").asText());
    }
    assertEquals(6, seen.size());
  }

  private void twoTier(JsonNode c) {
    var answer =
        desk.ask(
            "two_tier_amplification",
            Map.of(
                "government", c.get("government_commitment"),
                "mother_fund", c.get("mother_fund_size"),
                "mother_into_sub", c.get("mother_commitment_to_sub_fund"),
                "sub_fund", c.get("sub_fund_size")));
    var expected = c.get("expected");
    near(expected.get("tier1_amplification_total_over_government"), answer.get("tier1"));
    near(expected.get("tier1_social_per_government_yuan"), answer.get("social_per_public_yuan"));
    near(
        expected.get("government_look_through_in_sub_fund"), answer.get("government_look_through"));
    near(
        expected.get("tier2_amplification_sub_fund_over_look_through_government"),
        answer.get("tier2"));
  }

  private void paidIn(JsonNode c) {
    var fund =
        Map.of(
            "fund",
            "mother",
            "committed",
            c.get("mother_fund_paid_in"),
            "from_cluster",
            0,
            "public",
            c.get("government_paid_in"));
    var answer = desk.ask("amplification", Map.of("basis", "paid_in", "funds", List.of(fund)));
    near(c.get("expected").get("amplification"), answer.get("multiple"));
    assertEquals("paid_in", answer.get("basis").asText());
  }

  private void reinvestment(JsonNode c) {
    var answer =
        desk.ask(
            "reinvestment_duty",
            Map.of(
                "public_contribution", c.get("government_paid_in"),
                "investments", c.get("recognised_local_investments"),
                "agreed_ratios", List.of(0.4, 1.2)));
    var expected = c.get("expected");
    near(expected.get("recognised"), answer.get("recognised"));
    near(expected.get("ratio"), answer.get("ratio"));
    assertEquals(expected.get("meets_0.4"), answer.get("meets").get(0).get("met"));
    assertEquals(expected.get("meets_1.2"), answer.get("meets").get(1).get("met"));
    assertEquals(0, answer.get("score_weight").asInt());
  }

  private void earlyStage(JsonNode c) {
    var answer =
        desk.ask(
            "early_stage_share",
            Map.of("investments", c.get("investments"), "early_stages", c.get("early_stages")));
    near(c.get("expected").get("by_count"), answer.get("by_count"));
    near(c.get("expected").get("by_amount"), answer.get("by_amount"));
  }

  private void holding(JsonNode c) {
    var answer =
        desk.ask("holding_time", Map.of("as_of", c.get("as_of"), "positions", c.get("positions")));
    assertEquals(c.get("expected").get("days"), answer.get("days"));
    near(c.get("expected").get("capital_weighted_years"), answer.get("capital_weighted_years"));
  }

  private void tolerance(JsonNode c) {
    for (var limit : List.of("0.4", "0.8")) {
      var question = new LinkedHashMap<String, Object>();
      question.put("fund_type", "seed");
      question.put("moment", "liquidation");
      question.put("as_of", "2031-06-30");
      question.put("cost", c.get("cost"));
      question.put("proceeds", c.get("realised"));
      question.put("value", c.get("residual"));
      question.put("rule", Map.of("limit", limit, "from", "2024-01-01", "source", "made up"));
      var answer = desk.ask("tolerance", question);
      near(c.get("expected").get("loss_rate_at_liquidation"), answer.get("value"));
      assertEquals(c.get("expected").get("within_" + limit), answer.get("loss_tolerated"));
    }
  }

  private static void near(JsonNode expected, JsonNode actual) {
    assertTrue(actual.isNumber(), actual::toString);
    assertEquals(expected.asDouble(), actual.asDouble(), 1e-13);
  }

  @Test
  void survivalOfTheTextbookPatients() {
    var c = Vectors.json("kaplan_meier.json");
    var answer = desk.ask("survival", Map.of("durations", c.get("time"), "events", c.get("event")));
    assertEquals(c.get("rows").size(), answer.get("rows").size());
    for (int i = 0; i < c.get("rows").size(); i++) {
      var expected = c.get("rows").get(i);
      var row = answer.get("rows").get(i);
      assertEquals(expected.get("t").asDouble(), row.get("time").asDouble());
      assertEquals(expected.get("at_risk"), row.get("at_risk"));
      assertEquals(expected.get("events"), row.get("events"));
      near(expected.get("survival"), row.get("survival"));
      near(expected.get("greenwood_se"), row.get("greenwood_se"));
      var published = c.get("published_survival").get(expected.get("t").asText());
      assertEquals(published.asDouble(), row.get("survival").asDouble(), 6e-4);
    }
  }

  @Test
  void theTailExponentByMaximumLikelihood() {
    var c = Vectors.json("concentration_quartile_powerlaw.json").get("power_law_mle");
    var answer =
        desk.ask(
            "power_law_tail", Map.of("multiples", c.get("multiples"), "x_min", c.get("x_min")));
    assertEquals(c.get("n_tail"), answer.get("n_tail"));
    near(c.get("alpha_hat"), answer.get("alpha"));
    near(c.get("standard_error"), answer.get("standard_error"));
  }

  /** The 20x to 50x split of the file is from memory, as its note says, and not used. */
  @Test
  void publishedOutcomesAsBandsAndSteps() {
    var c = Vectors.json("outcome_statistics.json");
    var shares = c.get("correlation_ventures_2004_2013").get("share_of_financings");
    var bands = Map.of("below_1x", 0, "1x_5x", 1, "5x_10x", 5, "10x_20x", 10, "20x_up", 20);
    var projects = new ArrayList<Object>();
    bands.forEach(
        (band, multiple) -> {
          long count = Math.round(1_000 * shares.get(band).asDouble());
          projects.addAll(
              Collections.nCopies(
                  Math.toIntExact(count), Map.of("cost", 1, "proceeds", multiple, "value", 0)));
        });
    var found = desk.ask("outcome_multiples", Map.of("projects", projects)).get("bands");
    assertEquals(650, found.get("below_1x").get("count").asInt());
    assertEquals(250, found.get("from_1x_to_5x").get("count").asInt());
    assertEquals(60, found.get("from_5x_to_10x").get("count").asInt());
    assertEquals(25, found.get("from_10x_to_20x").get("count").asInt());
    assertEquals(15, found.get("from_20x").get("count").asInt());

    var carta = c.get("carta_2018_cohort");
    var raised = carta.get("raised_at_least");
    var steps = new ArrayList<Object>();
    steps.add(Map.of("step", "founded", "count", carta.get("n")));
    for (var step : List.of("seed", "series_a", "series_b", "series_c", "series_d_plus")) {
      steps.add(Map.of("step", step, "count", raised.get(step)));
    }
    var funnel = desk.ask("funnel", Map.of("steps", steps)).get("steps");
    var conversion = carta.get("check").get("conversion");
    var names = List.of("any_to_seed", "seed_to_a", "a_to_b", "b_to_c", "c_to_d");
    for (int i = 0; i < names.size(); i++) {
      near(conversion.get(names.get(i)), funnel.get(i + 1).get("of_previous"));
    }
  }

  @Test
  void daysAndFractionsOf124Pairs() {
    var rows = Vectors.csv("fund/daycount_cases.csv");
    assertEquals(124, rows.size());
    for (var row : rows) {
      var answer =
          desk.ask("day_count", Map.of("start", row[0], "end", row[1], "day_count", row[2]));
      var say = String.join(",", row);
      assertEquals(Long.parseLong(row[4]), answer.get("days").asLong(), say);
      assertEquals(Double.parseDouble(row[5]), answer.get("year_fraction").asDouble(), 1e-14, say);
    }
  }
}
