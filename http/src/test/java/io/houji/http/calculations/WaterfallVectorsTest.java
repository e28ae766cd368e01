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

/**
 * All cases of waterfall_cases.json over HTTP, to 0.01 of their unit, and both parties always
 * together the cash, exactly.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaterfallVectorsTest {
  private static final LocalDate START = LocalDate.of(2020, 1, 1);
  private static final double FEN = 0.01;

  private final Desk desk = new Desk();
  private final Map<String, Integer> seen = new TreeMap<>();

  @AfterAll
  void close() {
    desk.close();
  }

  @Test
  void all34CasesAreMetOrTheirNoteExplains() {
    for (var c : Vectors.json("fund/waterfall_cases.json").get("cases")) {
      var kind = c.get("kind").asText();
      switch (kind) {
        case "single_distribution" -> single(c);
        case "rounding_trap" -> roundingTrap(c);
        case "european_ledger_no_hurdle" -> ledger(c);
        case "european_dated" -> dated(c);
        case "jv_pref_first" -> jointVenture(c);
        case "carry_accrual_straight" -> accrual(c);
        case "deal_by_deal" -> deals(c);
        default -> throw new AssertionError("no test for " + kind);
      }
      seen.merge(kind, 1, Integer::sum);
    }
    assertEquals(34, seen.values().stream().mapToInt(Integer::intValue).sum(), seen::toString);
  }

  private JsonNode ask(Map<String, Object> terms, List<?> flows, List<?> tests) {
    var answer =
        desk.ask("waterfall", Map.of("terms", terms, "flows", flows, "clawback_tests", tests));
    assertTrue(answer.get("conservation").get("holds").asBoolean());
    for (var row : answer.get("rows")) {
      if (row.get("event").asText().endsWith("distribution")) {
        assertEquals(exact(row, "distributed"), exact(row, "lp").add(exact(row, "gp")));
      }
    }
    return answer;
  }

  private static BigDecimal exact(JsonNode row, String name) {
    return new BigDecimal(row.get(name).asText()).setScale(2);
  }

  private static Map<String, Object> terms(JsonNode c, String kind) {
    var terms = new LinkedHashMap<String, Object>();
    terms.put("kind", kind);
    terms.put("carry", c.get("carry"));
    return terms;
  }

  private static Map<String, Object> event(String date, String type, Object amount) {
    return Map.of("date", date, "type", type, "amount", amount);
  }

  private void single(JsonNode c) {
    var terms = terms(c, "european");
    terms.put("preferred", c.get("preferred_amount_rate"));
    terms.put("fixed_amount", true);
    terms.put("catch_up", c.get("catch_up"));
    var day = START.toString();
    var answer =
        ask(
            terms,
            List.of(
                event(day, "call", c.get("capital")),
                event(day, "distribution", c.get("proceeds"))),
            List.of());
    var row = answer.get("rows").get(1);
    var expected = c.get("expected");
    for (var tier :
        List.of("return_of_capital", "preferred", "catch_up_gp", "catch_up_lp", "split_gp")) {
      near(expected, tier, row.get("tiers"), tier);
    }
    near(expected, "split_lp", row.get("tiers"), "split_lp");
    near(expected, "lp", row, "lp");
    near(expected, "gp", row, "gp");
  }

  /**
   * The published parts, 80.00 and 20.00, miss the published 100.01. A third decimal is refused
   * unless the caller asks for rounding; then the rounded total is what is split.
   */
  private void roundingTrap(JsonNode c) {
    var question = new LinkedHashMap<String, Object>();
    question.put("terms", terms(c, "european"));
    var day = START.toString();
    question.put(
        "flows",
        List.of(
            event(day, "call", c.get("capital")), event(day, "distribution", c.get("proceeds"))));
    var refused = desk.post("waterfall", Desk.write(question));
    assertEquals(List.of("/flows/1/amount malformed"), refused.errors(), refused.text());
    question.put("rounding", "half_up");
    var totals = desk.ask("waterfall", question).get("totals");
    assertEquals(new BigDecimal("100.01"), exact(totals, "distributed"));
    assertEquals(exact(totals, "distributed"), exact(totals, "lp").add(exact(totals, "gp")));
    question.put("decimals", 3);
    assertEquals(
        100.005, desk.ask("waterfall", question).get("totals").get("distributed").asDouble());
  }

  /** Quarter q is the first day of the q-th quarter from 2020. */
  private void ledger(JsonNode c) {
    var flows = new ArrayList<Object>();
    var last = "";
    for (var call : c.get("contributions")) {
      flows.add(event(quarter(call.get(0)), "call", call.get(1)));
    }
    for (var exit : c.get("exits")) {
      last = quarter(exit.get(0));
      flows.add(event(last, "distribution", exit.get(1)));
    }
    var terms = terms(c, "european");
    var tests = new ArrayList<Object>();
    if (c.hasNonNull("clawback_floor_multiple")) {
      terms.put(
          "clawback", Map.of("basis", "floor", "floor_multiple", c.get("clawback_floor_multiple")));
      tests.add(Map.of("date", last, "stage", "final"));
    }
    var answer = ask(terms, flows, tests);
    var expected = c.get("expected");
    var totals = answer.get("totals");
    near(expected, "paid_in", totals, "paid_in");
    near(expected, "lp_distributed", totals, "lp");
    near(expected, "carry_gross", totals, "carry_paid");
    near(expected, "clawback", totals, "clawback");
    near(expected, "carry_net", totals, "gp");
    near(expected, "ending_unreturned", answer, "unreturned_capital");
    assertEquals(expected.get("dpi").asDouble(), totals.get("lp_dpi").asDouble(), 1e-12);
    int i = 0;
    for (var line : expected.get("rows")) {
      var row = answer.get("rows").get(i++);
      assertEquals(quarter(line.get("q")), row.get("date").asText());
      near(line, "unreturned", row, "unreturned_capital");
      if (line.has("call")) {
        near(line, "call", row, "call");
      } else {
        near(line, "gross", row, "distributed");
        near(line, "return_of_capital", row.get("tiers"), "return_of_capital");
        near(line, "carry", row, "gp");
        near(line, "lp", row, "lp");
      }
    }
  }

  private static String quarter(JsonNode q) {
    return START.plusMonths(3L * (q.asInt() - 1)).toString();
  }

  private void dated(JsonNode c) {
    var terms = terms(c, "european");
    for (var name : List.of("preferred", "compounding", "catch_up")) {
      terms.put(name, c.get(name));
    }
    var flows = new ArrayList<Object>();
    c.get("flows").forEach(flows::add);
    var answer = ask(terms, flows, List.of());
    var expected = c.get("expected");
    near(expected, "lp", answer.get("totals"), "lp");
    near(expected, "gp", answer.get("totals"), "gp");
    assertEquals(
        expected.get("gp_share_of_profit").asDouble(),
        answer.get("totals").get("gp_share_of_profit").asDouble(),
        1e-9);
    int i = 0;
    for (var line : expected.get("rows")) {
      var row = answer.get("rows").get(i++);
      assertEquals(line.get("date"), row.get("date"));
      if (line.has("call")) {
        near(line, "call", row, "call");
        continue;
      }
      for (var tier : List.of("return_of_capital", "preferred", "catch_up_gp", "split_gp")) {
        near(line, tier, row.get("tiers"), tier);
      }
      for (var name : List.of("lp", "gp", "unreturned_capital", "unpaid_preferred")) {
        near(line, name, row, name);
      }
    }
  }

  private void jointVenture(JsonNode c) {
    var terms = terms(c, "european");
    terms.put("carry", 0.2);
    terms.put("preferred", c.get("preferred"));
    terms.put("order", "preferred_first");
    if (c.has("tiers")) {
      var tiers = new ArrayList<Object>();
      for (var tier : c.get("tiers")) {
        tiers.add(
            tier.has("lp_irr_up_to")
                ? Map.of("lp_irr_up_to", tier.get("lp_irr_up_to"), "gp", tier.get("gp"))
                : Map.of("gp", tier.get("gp")));
      }
      terms.put("tiers", tiers);
    } else {
      terms.put("catch_up", 0);
    }
    var answer =
        ask(
            terms,
            List.of(
                event(c.get("dates").get(0).asText(), "call", c.get("lp_capital")),
                event(c.get("dates").get(1).asText(), "distribution", c.get("cash").get(0))),
            List.of());
    var expected = c.get("expected");
    near(expected, "lp", answer.get("totals"), "lp");
    near(expected, "gp", answer.get("totals"), "gp");
    if (expected.has("lp_unreturned")) {
      var tiers = answer.get("rows").get(1).get("tiers");
      near(expected, "preferred_paid", tiers, "preferred");
      near(expected, "lp_capital_returned", tiers, "return_of_capital");
      near(expected, "lp_unreturned", answer, "unreturned_capital");
    }
  }

  private void accrual(JsonNode c) {
    var positions = new ArrayList<Object>();
    for (var lp : c.get("lps")) {
      positions.add(
          Map.of(
              "cost", lp.get("contributed"),
              "received", lp.get("distributed"),
              "value", lp.get("nav")));
    }
    var answer =
        desk.ask(
            "carry_accrual",
            Map.of(
                "positions", positions,
                "carry", c.get("carry"),
                "already_accrued", c.get("already_accrued")));
    var expected = c.get("expected");
    near(expected, "target", answer, "target");
    near(expected, "delta", answer, "delta");
    if (expected.has("per_lp")) {
      Desk.near(
          Desk.doubles(expected.get("per_lp")), Desk.doubles(answer.get("positions")), FEN, "lp");
    }
  }

  /** In the books and, with each deal's proceeds paid out, in an American waterfall. */
  private void deals(JsonNode c) {
    var positions = new ArrayList<Object>();
    var flows = new ArrayList<Object>();
    flows.add(event(START.toString(), "call", c.get("fund_expenses")));
    for (var deal : c.get("deals")) {
      var name = "deal " + positions.size();
      positions.add(
          Map.of(
              "cost", deal.get("cost"),
              "received", deal.get("proceeds"),
              "value", deal.get("remaining")));
      flows.add(ofDeal(event(START.toString(), "call", deal.get("cost")), name));
      flows.add(
          ofDeal(event(START.plusYears(3).toString(), "distribution", deal.get("proceeds")), name));
    }
    var expected = Desk.doubles(c.get("expected").get("carry"));
    var books =
        desk.ask(
            "carry_accrual",
            Map.of(
                "method",
                "deal_by_deal",
                "positions",
                positions,
                "carry",
                c.get("carry"),
                "fund_expenses",
                c.get("fund_expenses")));
    Desk.near(expected, Desk.doubles(books.get("positions")), FEN, c.toString());
    var paid = new ArrayList<Double>();
    for (var row : ask(terms(c, "american"), flows, List.of()).get("rows")) {
      if (row.get("event").asText().equals("distribution")) {
        paid.add(row.get("gp").asDouble());
      }
    }
    Desk.near(expected, paid, FEN, c.toString());
  }

  private static Map<String, Object> ofDeal(Map<String, Object> event, String deal) {
    var of = new LinkedHashMap<>(event);
    of.put("deal", deal);
    return of;
  }

  private static void near(JsonNode expected, String name, JsonNode actual, String called) {
    assertTrue(expected.path(name).isNumber(), () -> "the case lacks " + name + ": " + expected);
    assertEquals(
        expected.get(name).asDouble(),
        actual.get(called).asDouble(),
        FEN,
        () -> name + " of " + actual);
  }

  /** Five published schedules of ten calendar years. */
  @Test
  void managementFeesByYearAsPublished() {
    var cases = Vectors.json("fund/waterfall_cases.json").get("management_fees");
    assertEquals(5, cases.size());
    for (var c : cases) {
      boolean called = c.get("basis").asText().equals("called");
      var phases = new ArrayList<Object>();
      var balances = new ArrayList<Object>();
      var periods = new ArrayList<Object>();
      for (int year = 0; year < c.get("yearly_rates").size(); year++) {
        var from = START.plusYears(year).toString();
        var to = START.plusYears(year + 1L).toString();
        phases.add(
            Map.of(
                "stage",
                "investment",
                "from",
                from,
                "to",
                to,
                "yearly_rate",
                c.get("yearly_rates").get(year),
                "base",
                called ? "paid_in" : "committed"));
        balances.add(
            called
                ? Map.of("from", from, "paid_in", c.get("called").get(year))
                : Map.of("from", from, "committed", c.get("fund_size")));
        periods.add(Map.of("from", from, "to", to));
      }
      var answer =
          desk.ask(
              "management_fee",
              Map.of(
                  "phases", phases,
                  "balances", balances,
                  "periods", periods,
                  "day_count", "act/act-isda"));
      var fees = new ArrayList<Double>();
      answer.get("rows").forEach(row -> fees.add(row.get("fee").asDouble()));
      Desk.near(Desk.doubles(c.get("yearly_fees")), fees, 1e-12, c.toString());
      assertEquals(c.get("total").asDouble(), answer.get("total").asDouble(), 1e-12);
    }
  }
}
