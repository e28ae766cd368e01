package io.houji.http.calculations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.houji.fund.testing.Vectors;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Golden vectors of rates by period, short stretches, index accounts, quartiles and pacing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PerformanceVectorsTest {
  private static final LocalDate START = LocalDate.of(2001, 1, 1);
  private static final double DIGITS = 1e-11;

  private final Desk desk = new Desk();

  @AfterAll
  void close() {
    desk.close();
  }

  /** Periods of 365 days are whole years of act/365f; monthly flows too are counted in them. */
  @Test
  void ratesByPeriodAsReportedByUsers() {
    int seen = 0;
    for (var c : Vectors.json("fund/irr_periodic_cases.json").get("cases")) {
      var amounts = new ArrayList<Object>();
      if (c.get("flows").isTextual()) {
        amounts.add("-172545.848122807");
        for (int i = 0; i < 480; i++) {
          amounts.add("787.735232517999");
        }
      } else {
        c.get("flows").forEach(amounts::add);
      }
      var days = new ArrayList<Integer>();
      for (int i = 0; i < amounts.size(); i++) {
        days.add(365 * i);
      }
      var answer = desk.ask("irr", Map.of("days", days, "amounts", amounts));
      var expected = c.has("roots") ? c.get("roots") : c.get("roots_above_-0.5");
      Desk.near(
          Desk.doubles(expected),
          Desk.doubles(answer.get("rates")).stream().filter(rate -> rate > -0.5).toList(),
          DIGITS,
          c.get("id").asText());
      seen++;
    }
    assertEquals(6, seen);
  }

  @Test
  void underOneYearBothFiguresStandBesideEachOther() {
    var c = Vectors.json("fund/short_horizon.json");
    var answer = desk.ask("horizon_return", Map.of("flows", c.get("flows")));
    assertTrue(answer.get("under_one_year").asBoolean());
    assertEquals(c.get("annualised").get(0).asDouble(), answer.get("annualised").asDouble(), 1e-12);
    assertEquals(c.get("holding_period").asDouble(), answer.get("over_period").asDouble(), 1e-12);
    assertEquals(answer.get("over_period"), answer.get("leading"));
  }

  /** The fund is an asset with a price; its stake and the index account end on the last date. */
  @Test
  void indexAccountsOfPricedAssetsAsPublished() {
    var cases = Vectors.json("fund/pme_cases.json").get("mpme_asset_price_cases");
    assertEquals(5, cases.size());
    for (var c : cases) {
      var flows = new ArrayList<Object>();
      var navs = new ArrayList<Object>();
      var levels = new ArrayList<Object>();
      double nav = 0;
      int n = c.get("asset_prices").size();
      for (int i = 0; i < n; i++) {
        double price = c.get("asset_prices").get(i).asDouble();
        nav *= i == 0 ? 0 : price / c.get("asset_prices").get(i - 1).asDouble();
        if (i < n - 1) {
          nav -= c.get("flows").get(i).asDouble();
          flows.add(List.of(day(c, i), c.get("flows").get(i)));
          navs.add(List.of(day(c, i), nav));
        }
        levels.add(List.of(day(c, i), c.get("pme_prices").get(i)));
      }
      var answer =
          desk.ask(
              "performance",
              Map.of(
                  "flows", flows,
                  "nav", nav,
                  "as_of", day(c, n - 1),
                  "navs", navs,
                  "indices", Map.of("index", levels)));
      near(c.get("asset_irr"), answer.get("irr").get("rates"), c);
      var modified = answer.get("indices").get("index").get("m_pme");
      Desk.near(Desk.doubles(c.get("mpme_irr")), List.of(modified.asDouble()), DIGITS, "" + c);
    }
  }

  private static String day(JsonNode c, int i) {
    return c.get("dates").isNull()
        ? START.plusDays(365L * i).toString()
        : c.get("dates").get(i).asText();
  }

  private static void near(JsonNode expected, JsonNode actual, JsonNode c) {
    Desk.near(Desk.doubles(expected), Desk.doubles(actual), DIGITS, c.toString());
  }

  /** Why a roll-up must not net: the same rate, other multiples. */
  @Test
  void nettingTheSameDayAcrossFundsMovesMultiplesAndNoRate() {
    var byDay = new TreeMap<String, BigDecimal>();
    var nav = BigDecimal.ZERO;
    var asOf = "";
    for (var row : Vectors.csv("fund/four_funds_cashflows.csv")) {
      var amount = new BigDecimal(row[2]);
      if (row[3].equals("V")) {
        nav = nav.add(amount);
        asOf = row[1];
      } else {
        byDay.merge(row[1], amount, BigDecimal::add);
      }
    }
    var flows = new ArrayList<Object>();
    byDay.forEach((day, amount) -> flows.add(List.of(day, amount)));
    var answer = desk.ask("performance", Map.of("flows", flows, "nav", nav, "as_of", asOf));
    var expected =
        Vectors.json("fund/four_funds_expected.json").get("funds").get("Total_same_day_netted");
    var gross = answer.get("multiples").get("gross");
    assertEquals(expected.get("tvpi").asDouble(), gross.get("tvpi").asDouble(), 1e-13);
    assertEquals(expected.get("dpi").asDouble(), gross.get("dpi").asDouble(), 1e-13);
    assertEquals(
        expected.get("irr").asDouble(), answer.get("irr").get("rates").get(0).asDouble(), 1e-12);
  }

  @Test
  void quartilesByBothMethods() {
    var c = Vectors.json("fund/concentration_quartile_powerlaw.json").get("quartiles");
    for (var method : List.of("type_7", "type_6")) {
      var expected = c.get(method.equals("type_7") ? "inclusive_linear_type7" : "exclusive_type6");
      var answer = desk.ask("quartiles", Map.of("values", c.get("values"), "method", method));
      var found =
          List.of(
              answer.get("lower").asDouble(),
              answer.get("median").asDouble(),
              answer.get("upper").asDouble());
      Desk.near(Desk.doubles(expected), found, 1e-15, method);
    }
  }

  /** Thirteen digits are given, so 1e-11 of the commitment. */
  @Test
  void yearlyTablesOfCallsAndDistributions() {
    var cases = Vectors.json("fund/pacing_ta_cases.json").get("cases");
    assertEquals(5, cases.size());
    for (var c : cases) {
      var answer = desk.ask("pacing", plan(c));
      double tolerance = 1e-11 * c.get("commitment").asDouble();
      assertEquals(c.get("rows").size(), answer.get("rows").size());
      for (int i = 0; i < answer.get("rows").size(); i++) {
        var expected = c.get("rows").get(i);
        var row = answer.get("rows").get(i);
        assertEquals(expected.get("year").asInt(), row.get("period").asInt());
        for (var name :
            List.of(
                "rate_of_distribution",
                "contribution",
                "distribution",
                "nav",
                "paid_in",
                "unfunded")) {
          assertEquals(expected.get(name).asDouble(), row.get(name).asDouble(), tolerance, name);
        }
      }
      var totals = answer.get("totals");
      var summary = c.get("summary");
      assertEquals(
          summary.get("total_contributions").asDouble(),
          totals.get("contributions").asDouble(),
          tolerance);
      assertEquals(
          summary.get("total_distributions").asDouble(),
          totals.get("distributions").asDouble(),
          tolerance);
      assertEquals(summary.get("tvpi").asDouble(), totals.get("tvpi").asDouble(), 1e-12);
      theRateIsTheGrowth(c, totals);
    }
  }

  private static Map<String, Object> plan(JsonNode c) {
    var plan = new LinkedHashMap<String, Object>();
    plan.put("contribution_rates", c.get("rates_of_contribution_last_repeats"));
    for (var name : List.of("commitment", "life", "bow", "growth", "yield")) {
      plan.put(name, c.get(name));
    }
    return plan;
  }

  private static void theRateIsTheGrowth(JsonNode c, JsonNode totals) {
    assertEquals("UNIQUE", totals.get("irr").get("status").asText(), c.toString());
    assertEquals(
        c.get("growth").asDouble(),
        totals.get("irr").get("rates").get(0).asDouble(),
        1e-12,
        c.toString());
  }

  /** By quarters, and from a reported state on, the plan still returns its growth. */
  @Test
  void thePlanReturnsItsGrowthFromAnyStateAtAnyPace() {
    for (var c : Vectors.json("fund/pacing_ta_cases.json").get("cases")) {
      var plan = plan(c);
      for (var frequency : List.of("yearly", "quarterly")) {
        plan.put("frequency", frequency);
        plan.remove("state");
        theRateIsTheGrowth(c, desk.ask("pacing", plan).get("totals"));
        double commitment = c.get("commitment").asDouble();
        plan.put("state", Map.of("age", 3, "paid_in", commitment / 2, "nav", commitment * 0.4));
        var totals = desk.ask("pacing", plan).get("totals");
        theRateIsTheGrowth(c, totals);
        assertEquals("missing", totals.get("tvpi").get("refused").get(0).get("code").asText());
      }
    }
  }
}
