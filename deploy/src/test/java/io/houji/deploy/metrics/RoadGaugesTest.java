package io.houji.deploy.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.demo.DemoHistory;
import io.houji.deploy.serving.DemoRows;
import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.http.json.Json;
import io.houji.http.ledger.Change;
import io.houji.http.server.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Funnel, cohorts, tolerance and registers as a scrape shows them: as the API does. */
class RoadGaugesTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  @Test
  void theScrapeAndTheApiShowOneSeedFund() {
    try (var service = Service.whole(DATABASE)) {
      var admin = new Admin(service);
      var token = service.token(Service.HOME, Role.FUND_MANAGER);
      DemoRows.append(service, DemoHistory.facts().stream().map(Change::stated).toList());
      admin.until("houji_ledger_sequence", 1);
      var samples = admin.samples();
      var seed = service.client.get("/v1/seed-fund").as(token).send().json();
      for (var step : seed.items("funnel")) {
        var reached = (Json.Obj) step;
        var label = "{step=\"" + reached.words("step") + "\"}";
        assertEquals(
            number(reached, "projects"), samples.get("houji_seed_funnel_projects" + label));
        assertEquals(number(reached, "firms"), samples.get("houji_seed_funnel_firms" + label));
      }
      assertEquals(256, samples.get("houji_seed_funnel_projects{step=\"seed\"}"));
      int shown = 0;
      for (var each : seed.child("cohorts").items("year")) {
        var cohort = (Json.Obj) each;
        var series = "houji_seed_cohort_projects{year=\"" + cohort.words("name") + "\"}";
        if (cohort.field("suppressed").orElseThrow().equals(new Json.Bool(true))) {
          assertFalse(samples.containsKey(series), series);
        } else {
          assertEquals(number(cohort.child("figures"), "projects"), samples.get(series), series);
          shown++;
        }
      }
      assertTrue(shown > 0, "some cohort is large enough");
      var tolerance = seed.child("tolerance");
      assertEquals(number(tolerance, "loss_ratio"), samples.get("houji_seed_loss_ratio"), 0.5e-8);
      assertEquals(0.7, samples.get("houji_seed_tolerance_limit_ratio"));
      assertEquals(1, samples.get("houji_seed_tolerance_verdict{verdict=\"no_verdict_yet\"}"));
      assertEquals(1, samples.get("houji_transfer_results{stage=\"land\"}"));
      assertEquals(1, samples.get("houji_patents{standing=\"in_force\"}"));
      assertTrue(samples.size() < 1_500, () -> "series: " + samples.size());
    }
  }

  private static double number(Json.Obj json, String field) {
    return ((Json.Num) json.field(field).orElseThrow()).value().doubleValue();
  }
}
