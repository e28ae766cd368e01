package io.houji.deploy.funds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.serving.DemoRows;
import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.http.json.Json;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How funds did, over HTTP. */
class PerformanceTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static Service service;
  private static String token;

  @BeforeAll
  static void open() {
    service = Service.whole(DATABASE);
    token = DemoRows.into(service);
  }

  @AfterAll
  static void close() {
    service.close();
  }

  private static Json.Obj get(String path) {
    var answered = service.client.get(path).as(token).send();
    assertEquals(200, answered.status(), answered::text);
    return answered.json();
  }

  private static double number(Json.Obj json, String name) {
    return json.field(name)
        .filter(Json.Num.class::isInstance)
        .map(Json.Num.class::cast)
        .orElseThrow(() -> new AssertionError(name + " in " + json))
        .value()
        .doubleValue();
  }

  @Test
  void everyFigureOfEveryFundHasAValueOrAReason() {
    int equivalents = 0;
    for (Json each : get("/v1/funds?as_of=2026-04-10").items("data")) {
      String id = ((Json.Obj) each).words("id");
      var read = get("/v1/funds/" + id + "/performance?as_of=2026-04-10");
      var reasons = new HashSet<String>();
      read.items("reasons").forEach(reason -> reasons.add(((Json.Obj) reason).words("figure")));
      var indices = read.child("indices");
      assertEquals(
          Set.of("ILLUSTRATIVE-BROAD", "ILLUSTRATIVE-GROWTH", "ILLUSTRATIVE-TECH"),
          indices.fields().keySet());
      for (String index : indices.fields().keySet()) {
        for (var figure : indices.child(index).fields().entrySet()) {
          String at = "/indices/" + index + "/" + figure.getKey();
          boolean missing = figure.getValue().equals(Json.Null.NULL);
          assertEquals(missing, reasons.contains(at), id + at);
          equivalents += missing ? 0 : 1;
        }
      }
    }
    assertTrue(equivalents > 32 * 3 * 3, "most are defined: " + equivalents);
  }

  @Test
  void theSameFlowsGiveTheSameFiguresAsACalculation() {
    var fund = get("/v1/funds/F01/performance?as_of=2026-04-10");
    var flows = new StringBuilder();
    for (Json each : fund.child("j_curve").items("points")) {
      var point = (Json.Obj) each;
      flows
          .append(flows.isEmpty() ? "" : ",")
          .append("[\"" + point.words("date") + "\"," + point.words("net") + "]");
    }
    var listed = get("/v1/funds/F01?as_of=2026-04-10").child("fund");
    var question =
        "{\"flows\":["
            + flows
            + "],\"nav\":"
            + listed.child("net_asset_value").words("amount")
            + ",\"as_of\":\""
            + fund.words("measured_on")
            + "\"}";
    var answered = service.client.post("/v1/calculations/performance").as(token).json(question);
    var irr = answered.send().json().child("irr").items("rates").get(0);
    assertEquals(
        ((Json.Num) irr).value().doubleValue(),
        number(fund.child("since_inception"), "annualised"),
        5.01e-9);
  }

  @Test
  void aValueIsRolledForwardWithItsAgeAndNeverGrows() {
    var rolled = get("/v1/funds/F01/performance?as_of=2026-04-10").child("rolled_forward");
    assertEquals(10, number(rolled, "age_days"));
    assertEquals("recent", rolled.words("confidence"));
    var later = get("/v1/funds/F01/performance?as_of=2027-06-30").child("rolled_forward");
    assertEquals("stale", later.words("confidence"));
    assertEquals(rolled.field("nav"), later.field("nav"));
  }

  @Test
  void eachQuartileHoldsAQuarterOfTheFunds() {
    var ranks = new int[5];
    for (Json each : get("/v1/funds?as_of=2026-04-10").items("data")) {
      var id = ((Json.Obj) each).words("id");
      var read = get("/v1/funds/" + id + "/performance?as_of=2026-04-10");
      ranks[(int) number(read.child("quartiles").child("tvpi"), "rank")]++;
    }
    for (int quartile : List.of(1, 2, 3, 4)) {
      assertTrue(Math.abs(ranks[quartile] - 8) <= 1, "quartile " + quartile);
    }
  }

  @Test
  void beforeItsFirstStatementAFundIsRefusedByName() {
    var began = get("/v1/funds/F01").child("description").words("effective_on");
    var read = get("/v1/funds/F01/performance?as_of=" + began);
    assertEquals(Optional.of(Json.Null.NULL), read.field("since_inception"));
    assertFalse(read.items("reasons").isEmpty());
    assertEquals(404, service.client.get("/v1/funds/F99/performance").as(token).send().status());
  }

  @Test
  void theClusterIsMeasuredAsOneAndTiesToItsFunds() {
    var cluster = get("/v1/cluster/performance?as_of=2026-04-10");
    assertEquals("2026-03-31", cluster.words("measured_on"));
    assertEquals("UNIQUE", cluster.child("irr").words("status"));
    assertFalse(cluster.child("irr").items("certificate").isEmpty());
    assertEquals(3, cluster.child("indices").fields().size());
    for (Json index : cluster.child("indices").fields().values()) {
      assertEquals(List.of(), nulls((Json.Obj) index));
    }
    assertEquals(32, cluster.items("funds").size());
    double count = 0;
    for (Json group : cluster.child("cuts").child("vintage").fields().values()) {
      count += number((Json.Obj) group, "count");
    }
    assertEquals(32, count);
    var whole = get("/v1/cluster?as_of=2026-04-10");
    assertEquals(whole.field("multiples"), cluster.field("multiples"));
  }

  private static List<String> nulls(Json.Obj json) {
    return json.fields().entrySet().stream()
        .filter(field -> field.getValue().equals(Json.Null.NULL))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void exposuresAddUpToTheMoneyFromOutside() {
    var found = get("/v1/cluster/look-through?as_of=2026-04-10");
    var external = new BigDecimal(found.child("external").words("amount"));
    var twice = new BigDecimal(found.child("double_counted").words("amount"));
    assertEquals(
        get("/v1/cluster?as_of=2026-04-10").child("paid_in").words("amount"),
        external.add(twice).toPlainString());
    assertTrue(twice.signum() > 0, "the funds of funds feed the cluster");
    var sum = BigDecimal.ZERO;
    for (Json row : found.items("by_sector")) {
      sum = sum.add(new BigDecimal(((Json.Obj) row).child("amount").words("amount")));
    }
    assertTrue(sum.subtract(external).abs().compareTo(new BigDecimal("1.00")) < 0, sum::toString);
    assertTrue(number(found.child("concentration").child("by_firm"), "count") > 256);
  }

  @Test
  void guidanceMeasuresNameTheirConventionsAndGiveTheDutyNoWeight() {
    var found = get("/v1/cluster/guidance?as_of=2026-04-10");
    var whole = get("/v1/cluster?as_of=2026-04-10").child("amplification");
    assertEquals(
        number(whole, "multiple"),
        number(found.child("amplification").child("committed"), "multiple"));
    assertFalse(found.child("amplification").items("look_through").isEmpty());
    assertTrue(number(found.child("early_stage_share"), "by_amount") > 0);
    assertTrue(number(found, "holding_time_years") > 0);
    assertTrue(number(found, "remaining_life_years") > 0);
    assertEquals(0, number(found.child("reinvestment"), "score_weight"));
  }

  @Test
  void everyFundHasAPlanToTheEndOfItsLifeOrAReason() {
    int planned = 0;
    for (Json each : get("/v1/funds?as_of=2026-04-10").items("data")) {
      var read = get("/v1/funds/" + ((Json.Obj) each).words("id") + "/pacing?as_of=2026-04-10");
      if (read.field("plan").equals(Optional.of(Json.Null.NULL))) {
        assertFalse(read.items("reasons").isEmpty());
      } else {
        planned++;
        double periods = number(read.child("state"), "periods");
        double life = number(read.child("fitted"), "life_years");
        assertEquals(life * 4 - periods, read.items("plan").size());
        assertEquals("2026-03-31", read.child("state").words("until"));
        assertEquals(read.items("plan").size(), read.child("bands").items("rows").size());
      }
    }
    assertTrue(planned >= 28, planned + " funds have a plan");
    var back = get("/v1/funds/F05/pacing?as_of=2026-04-10").child("back_test");
    assertTrue(Math.abs(number(back.child("nav"), "of_commitment")) < 0.5);
    assertEquals(404, service.client.get("/v1/funds/F99/pacing").as(token).send().status());
  }
}
