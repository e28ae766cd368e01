package io.houji.http.calculations;

import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import io.houji.http.server.Answer;
import io.houji.http.server.Operation;
import io.houji.http.server.Request;
import io.houji.http.server.Room;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code GET /v1/calculations} and one {@code POST /v1/calculations/<name>} per calculation.
 * Nothing is stored. Work runs on threads of its own, one per core, off the event loops, unless it
 * is brief.
 */
public final class CalculationsRoom {
  private static final String PATH = "/v1/calculations";

  /** Beyond this a Monte Carlo belongs into a job, not into a request. */
  private static final long SECONDS_MAX = 60;

  private final List<Calculation> calculations;
  private final WorkerExecutor workers;
  private final SimulationJobs simulations;

  private CalculationsRoom(
      List<Calculation> calculations, WorkerExecutor workers, SimulationJobs simulations) {
    this.calculations = calculations;
    this.workers = workers;
    this.simulations = simulations;
  }

  /** The room of these calculations; the executor ends with {@code vertx}. */
  public static Room of(Vertx vertx, List<Calculation> calculations) {
    int cores = Runtime.getRuntime().availableProcessors();
    var workers =
        vertx.createSharedWorkerExecutor(
            "houji-calculations", cores, SECONDS_MAX, TimeUnit.SECONDS);
    return new CalculationsRoom(List.copyOf(calculations), workers, new SimulationJobs(vertx))
        .room();
  }

  private Room room() {
    Map<String, Operation> operations = new LinkedHashMap<>();
    operations.put("listCalculations", this::list);
    operations.putAll(simulations.operations());
    for (Calculation calculation : calculations) {
      var twice =
          operations.put(
              CalculationContract.operationId(calculation),
              request -> compute(calculation, request));
      if (twice != null) {
        throw new IllegalStateException("two calculations are called " + calculation.name());
      }
    }
    var contract = JsonReader.resource(CalculationsRoom.class, "openapi.json");
    return new Room(
        "calculations", CalculationContract.of(contract, PATH, calculations), operations, Map.of());
  }

  /** {@code GET /v1/calculations}. */
  private Future<Answer> list(Request request) {
    return Future.succeededFuture(
        Answer.ok(
            Json.object()
                .put("calculations", Json.array(calculations, CalculationsRoom::listed))
                .end()));
  }

  private static Json listed(Calculation calculation) {
    return Json.object()
        .put("name", calculation.name())
        .put("href", PATH + "/" + calculation.name())
        .put("summary", calculation.description().words("summary"))
        .put("summary_zh", calculation.description().words("x-summary-zh"))
        .put("request_schema", calculation.requestSchema())
        .put("response_schema", calculation.responseSchema())
        .put("example", calculation.example())
        .end();
  }

  private Future<Answer> compute(Calculation calculation, Request request) {
    return calculation.brief()
        ? Future.succeededFuture(computed(calculation, request))
        : workers.executeBlocking(() -> computed(calculation, request), false);
  }

  private static Answer computed(Calculation calculation, Request request) {
    return Answer.of(calculation.compute().apply(request.fields()));
  }
}
