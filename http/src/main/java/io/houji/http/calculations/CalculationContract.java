package io.houji.http.calculations;

import io.houji.http.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the contract of each calculation from its description, so that no two can differ. */
final class CalculationContract {
  private CalculationContract() {}

  static String operationId(Calculation calculation) {
    var words = new StringBuilder("calculate");
    for (String word : calculation.name().split("_", -1)) {
      words.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return words.toString();
  }

  static Json.Obj of(Json.Obj contract, String path, List<Calculation> calculations) {
    Map<String, Json> paths = new LinkedHashMap<>(contract.child("paths").fields());
    Map<String, Json> schemas =
        new LinkedHashMap<>(contract.child("components").child("schemas").fields());
    for (Calculation calculation : calculations) {
      paths.put(
          path + "/" + calculation.name(), Json.object().put("post", operation(calculation)).end());
      schemas.putAll(calculation.description().child("components").fields());
    }
    schemas.putAll(simulation());
    var merged = new LinkedHashMap<>(contract.fields());
    merged.put("paths", new Json.Obj(paths));
    merged.put("components", Json.object().put("schemas", new Json.Obj(schemas)).end());
    return new Json.Obj(merged);
  }

  /** A job reads the plan of the calculation, and may play more of it. */
  private static Map<String, Json> simulation() {
    var calculation = OutcomeSimulationCalculation.offer();
    var plan = calculation.requestSchema();
    var properties = new LinkedHashMap<>(plan.child("properties").fields());
    var outcomes = new LinkedHashMap<>(plan.child("properties").child("outcomes").fields());
    outcomes.put("maximum", Json.whole(SimulationJobs.MOST.outcomes()));
    properties.put("outcomes", new Json.Obj(outcomes));
    var tickets = new LinkedHashMap<>(plan.child("properties").child("tickets").fields());
    tickets.put(
        "description",
        Json.text(
            "First investments; times outcomes at most " + SimulationJobs.MOST.projects() + "."));
    properties.put("tickets", new Json.Obj(tickets));
    var input = new LinkedHashMap<>(plan.fields());
    input.put("properties", new Json.Obj(properties));
    Map<String, Json> schemas = new LinkedHashMap<>();
    for (var whose :
        List.of(SurvivalCalculation.offer(), calculation)) { // intervals are survival's
      schemas.putAll(whose.description().child("components").fields());
    }
    schemas.put("OutcomeSimulationInput", new Json.Obj(input));
    schemas.put("OutcomeSimulationResult", calculation.responseSchema());
    return schemas;
  }

  private static Json operation(Calculation calculation) {
    var description = calculation.description();
    var operation = new LinkedHashMap<>(head(calculation).fields());
    for (String name : List.of("description", "x-description-zh")) {
      description.field(name).ifPresent(words -> operation.put(name, words));
    }
    operation.putAll(body(calculation).fields());
    return new Json.Obj(operation);
  }

  private static Json.Obj head(Calculation calculation) {
    var description = calculation.description();
    return Json.object()
        .put("operationId", operationId(calculation))
        .put("tags", Json.array(List.of(Json.text("calculations"))))
        .put("summary", description.words("summary"))
        .put("x-summary-zh", description.words("x-summary-zh"))
        .put("x-roles", Json.array(Roles.ALL, Json::text))
        .put("x-answer-seconds", Roles.ANSWER_SECONDS)
        .end();
  }

  private static Json.Obj body(Calculation calculation) {
    return Json.object()
        .put(
            "requestBody",
            Json.object()
                .put("required", true)
                .put(
                    "content",
                    content(
                        calculation.requestSchema(), calculation.example().fields().get("request")))
                .end())
        .put(
            "responses",
            Json.object()
                .put(
                    "200",
                    Json.object()
                        .put("description", "The figures.")
                        .put("x-description-zh", "计算结果。")
                        .put("headers", requestId())
                        .put(
                            "content",
                            content(
                                calculation.responseSchema(),
                                calculation.example().fields().get("response")))
                        .end())
                .end())
        .end();
  }

  private static Json requestId() {
    return Json.object()
        .put("X-Request-Id", Json.object().put("$ref", "#/components/headers/RequestId").end())
        .end();
  }

  private static Json content(Json.Obj schema, @org.jspecify.annotations.Nullable Json example) {
    if (example == null) {
      throw new IllegalStateException("a calculation without an example");
    }
    return Json.object()
        .put("application/json", Json.object().put("schema", schema).put("example", example).end())
        .end();
  }

  /** Calculations keep nothing and show nobody's rows, so that every role may use them. */
  private static final class Roles {
    static final List<String> ALL =
        List.of("fund_manager", "bank", "regulator", "model_risk", "operator");
    static final long ANSWER_SECONDS = 30;
  }
}
