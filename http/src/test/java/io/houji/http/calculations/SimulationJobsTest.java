package io.houji.http.calculations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.http.json.Json;
import io.houji.http.server.Role;
import io.houji.http.testing.Client.Answered;
import io.houji.http.testing.OpenHouse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Simulations as jobs: started, watched to their end, and the same as the calculation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulationJobsTest {
  private static final String JOBS = "/v1/seed-fund/simulations";

  private final OpenHouse house =
      new OpenHouse(vertx -> CalculationsRoom.of(vertx, FundCalculations.all()));

  @AfterAll
  void close() {
    house.close();
  }

  private Answered post(String path, String body) {
    return house.client().post(path).as(OpenHouse.token(Role.REGULATOR)).json(body).send();
  }

  private Answered get(String path) {
    return house.client().get(path).as(OpenHouse.token(Role.REGULATOR)).send();
  }

  private static String plan(int outcomes) {
    var example = OutcomeSimulationCalculation.offer().example().child("request");
    return new String(example.toBytes(), StandardCharsets.UTF_8)
        .replace("\"outcomes\":1000", "\"outcomes\":" + outcomes);
  }

  /** The stream ends with the job, so nobody has to sleep. */
  private Json.Obj done(String at) {
    var events = get(at + "/progress").text();
    var last = events.substring(events.lastIndexOf("data: "));
    assertTrue(last.contains("\"state\":\"done\""), events);
    assertTrue(last.contains("\"share_played\":1"), events);
    return get(at).json();
  }

  @Test
  void aJobGivesTheSameAsTheCalculationHoweverManyThreads() {
    var started = post(JOBS, plan(5_000));
    assertEquals(202, started.status(), started::text);
    var job = done(started.header("Location"));
    assertEquals("done", job.words("state"));
    assertEquals(
        post("/v1/calculations/outcome_simulation", plan(5_000)).json(), job.child("result"));
  }

  @Test
  void aJobPlaysMoreThanARequestMay() {
    assertEquals(
        List.of("/outcomes out_of_range"),
        post("/v1/calculations/outcome_simulation", plan(200_000)).errors());
    var started = post(JOBS, plan(200_000));
    assertEquals(202, started.status(), started::text);
    assertEquals("done", done(started.header("Location")).words("state"));
    assertEquals(List.of("/outcomes out_of_range"), post(JOBS, plan(1_000_001)).errors());
  }

  @Test
  void oneIdIsOnePlan() {
    var named = JOBS + "?simulation_id=mine";
    assertEquals(202, post(named, plan(100)).status());
    assertEquals(202, post(named, plan(100)).status());
    assertEquals(409, post(named, plan(101)).status());
    assertEquals("done", done(JOBS + "/mine").words("state"));
    assertEquals(404, get(JOBS + "/yours").status());
    assertEquals(404, get(JOBS + "/yours/progress").status());
  }
}
