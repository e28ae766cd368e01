package io.houji.http.calculations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.houji.fund.testing.Vectors;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The golden vectors of the fund rooms, asked over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FundVectorsTest {
  private static final LocalDate START = LocalDate.of(2001, 1, 1);

  /**
   * Three lists of the set lack a root that the opposite signs at the ends of time demand; the
   * completed lists were confirmed in 60-digit arithmetic.
   */
  private static final Map<String, List<Double>> COMPLETED =
      Map.of(
          "pyxirr-30-5", List.of(-15.744372751769001, 0.0089392137972401908, 150.358478843602),
          "stress-4622", List.of(-287.719048561018),
          "stress-4751", List.of(-3757.892980043321));

  private final Desk desk = new Desk();

  @AfterAll
  void close() {
    desk.close();
  }

  @Test
  void every351SeriesHasItsRootsAndNoOther() {
    int seen = 0;
    for (var file : List.of("fund/xirr_cases.json", "fund/xirr_certified_stress.json")) {
      for (var c : Vectors.json(file).get("cases")) {
        rootsAsListed(c);
        seen++;
      }
    }
    assertEquals(351, seen);
  }

  private void rootsAsListed(JsonNode c) {
    var id = c.get("id").asText();
    var question = new LinkedHashMap<String, Object>();
    question.put("day_count", c.path("day_basis").asInt(365) == 360 ? "act/360" : "act/365f");
    for (var part : List.of("flows", "days", "amounts")) {
      if (c.has(part)) {
        question.put(part, c.get(part));
      }
    }
    var answer = desk.ask("irr", question);
    var listed = Desk.doubles(c.get("log_roots"));
    var expected = COMPLETED.getOrDefault(id, listed);
    var status =
        expected.equals(listed)
            ? c.get("status").asText()
            : expected.size() == 1 ? "UNIQUE" : "MULTIPLE";
    assertEquals(status, answer.get("status").asText(), id);
    Desk.near(expected, Desk.doubles(answer.get("log_rates")), 1e-9, id);
    assertEquals(status.equals("INVALID"), !answer.get("reasons").isEmpty(), id);
    assertEquals(status.equals("INVALID"), answer.get("certificate").isEmpty(), id);
  }

  @Test
  void aDayCountMovesTheRateAsPublished() {
    var vector = Vectors.json("fund/xirr_by_daycount.json");
    for (var row : vector.get("results")) {
      var question =
          Map.of("flows", vector.get("flows"), "day_count", row.get("convention").asText());
      var answer = desk.ask("irr", question);
      Desk.near(
          List.of(row.get("computed").asDouble()),
          Desk.doubles(answer.get("rates")),
          1e-12,
          row.toString());
    }
  }

  @Test
  void recallablesInBothConventionsAsPublished() {
    for (var c : Vectors.json("fund/multiples_cases.json").get("cases")) {
      var flows = new ArrayList<Object>();
      c.get("contributions").forEach(paid -> flows.add(List.of("2020-01-01", "-" + paid.asText())));
      c.get("distributions").forEach(got -> flows.add(List.of("2021-01-01", got)));
      var question = new LinkedHashMap<String, Object>();
      question.put("flows", flows);
      question.put("nav", c.get("nav"));
      question.put("as_of", "2022-01-01");
      question.put("recallable", c.get("recallable_part_of_distributions"));
      if (c.has("commitment")) {
        question.put("commitment", c.get("commitment"));
      }
      var multiples = desk.ask("performance", question).get("multiples");
      asPublished(c.get("gross_convention"), multiples.get("gross"), c.toString());
      if (c.has("netted_convention")) {
        asPublished(c.get("netted_convention"), multiples.get("netted"), c.toString());
      }
      if (c.has("commitment")) {
        assertEquals(0.75, multiples.get("gross").get("pic").asDouble());
        assertEquals(25.0, multiples.get("gross").get("unfunded").asDouble());
        assertEquals(37.5, multiples.get("netted").get("unfunded").asDouble());
      } else {
        assertEquals("missing", code(multiples.get("gross").get("pic")));
      }
    }
  }

  private static void asPublished(JsonNode expected, JsonNode multiples, String say) {
    for (var name : List.of("paid_in", "dpi", "rvpi", "tvpi")) {
      if (expected.get(name).isNull()) {
        assertEquals("undefined", code(multiples.get(name)), say);
      } else {
        assertTrue(multiples.get(name).isNumber(), say);
        assertEquals(expected.get(name).asDouble(), multiples.get(name).asDouble(), 1e-14, say);
      }
    }
  }

  private static String code(JsonNode figure) {
    return figure.path("refused").path(0).path("code").asText();
  }

  /**
   * The published rates are up to 2.3e-5 off, by the loose tolerance of the solver behind them, as
   * the file's note says; the certified ones are held to 1e-12.
   */
  @Test
  void fourFundsAndTheirRollUpAsRecomputed() {
    var expected = Vectors.json("fund/four_funds_expected.json").get("funds");
    var all = new ArrayList<List<Object>>();
    double navs = 0;
    for (int fund = 1; fund <= 4; fund++) {
      var flows = new ArrayList<List<Object>>();
      double nav = 0;
      String asOf = "";
      for (var row : Vectors.csv("fund/four_funds_cashflows.csv")) {
        if (row[0].equals("Fund " + fund)) {
          if (row[3].equals("V")) {
            nav = Double.parseDouble(row[2]);
            asOf = row[1];
          } else {
            flows.add(List.of(row[1], row[2]));
          }
        }
      }
      asRecomputed(expected.get("Fund " + fund), ask(flows, nav, asOf));
      all.addAll(flows);
      navs += nav;
      if (fund == 4) {
        asRecomputed(expected.get("Total_not_netted"), ask(all, navs, asOf));
      }
    }
  }

  private JsonNode ask(List<List<Object>> flows, double nav, String asOf) {
    return desk.ask("performance", Map.of("flows", flows, "nav", nav, "as_of", asOf));
  }

  private static void asRecomputed(JsonNode expected, JsonNode answer) {
    var gross = answer.get("multiples").get("gross");
    assertEquals(expected.get("tvpi").asDouble(), gross.get("tvpi").asDouble(), 1e-13);
    assertEquals(expected.get("dpi").asDouble(), gross.get("dpi").asDouble(), 1e-13);
    Desk.near(
        List.of(expected.get("irr").asDouble()),
        Desk.doubles(answer.get("irr").get("rates")),
        1e-12,
        expected.toString());
  }

  /** Periods of 365 days, which {@code act/365f} counts as one year exactly. */
  @Test
  void fiveEquivalentsAsPublished() {
    for (var c : Vectors.json("fund/pme_cases.json").get("cases")) {
      var answer = desk.ask("performance", yearly(c));
      var index = answer.get("indices").get("index");
      assertEquals(c.get("ks_pme").asDouble(), index.get("ks_pme").asDouble(), 1e-12);
      assertEquals(c.get("ln_pme_nav").asDouble(), index.get("ln_pme_nav").asDouble(), 1e-11);
      var say = c.toString();
      near(c.get("ln_pme_irr"), index.get("ln_pme_rates"), say);
      assertEquals(
          c.get("ln_pme_nav").asDouble() < 0, code(index.get("ln_pme")).equals("undefined"), say);
      assertEquals(
          c.get("pme_plus_lambda").asDouble(), index.get("pme_plus_lambda").asDouble(), 1e-12);
      near(c.get("pme_plus_irr"), index.get("pme_plus_rates"), say);
      var alpha = index.get("direct_alpha");
      Desk.near(
          Desk.doubles(c.get("direct_alpha_discrete")),
          List.of(alpha.get("discrete").asDouble()),
          1e-11,
          say);
      Desk.near(
          Desk.doubles(c.get("direct_alpha_log")),
          List.of(alpha.get("log").asDouble()),
          1e-11,
          say);
      near(c.get("fund_irr"), answer.get("irr").get("rates"), say);
      if (c.has("navs")) {
        near(c.get("mpme_nav_path"), index.get("m_pme_navs"), say);
        Desk.near(
            Desk.doubles(c.get("mpme_irr")), List.of(index.get("m_pme").asDouble()), 1e-11, say);
      } else {
        assertEquals("missing", code(index.get("m_pme")), say);
      }
    }
  }

  private static void near(JsonNode expected, JsonNode actual, String say) {
    Desk.near(Desk.doubles(expected), Desk.doubles(actual), 1e-11, say);
  }

  private static Map<String, Object> yearly(JsonNode c) {
    var question = new LinkedHashMap<String, Object>();
    int n = c.get("flows").size();
    question.put("flows", pairs(c.get("flows")));
    question.put("nav", c.get("nav"));
    question.put("as_of", START.plusDays(365L * (n - 1)).toString());
    question.put("indices", Map.of("index", pairs(c.get("index"))));
    if (c.has("navs")) {
      question.put("navs", pairs(c.get("navs")));
    }
    return question;
  }

  private static List<Object> pairs(JsonNode values) {
    var pairs = new ArrayList<Object>();
    for (int i = 0; i < values.size(); i++) {
      pairs.add(List.of(START.plusDays(365L * i).toString(), values.get(i)));
    }
    return pairs;
  }
}
