package io.houji.http.scoring;

import io.houji.fund.outcome.Outcome;
import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import io.houji.http.scoring.ApplicationStore.Application;
import io.houji.scoring.product.Catalogue;
import io.houji.scoring.registry.Bundled;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The room's part of the contract: the schema of inputs comes from the dictionary, and what stands
 * as {@code {"$example": name}} is computed from one firm, so that every example is true.
 */
final class ScoringContract {
  private static final String EXAMPLE = "$example";
  private static final Instant MOMENT = Instant.parse("2026-04-10T01:30:00Z");
  private static final String APPLICATION = "la-2026-0001";
  private static final String SCORE = "sc-2026-0001";

  private final Versions.Ready ready;
  private final Json.Obj question = JsonReader.resource(ScoringContract.class, "example.json");

  private ScoringContract(Versions.Ready ready) {
    this.ready = ready;
  }

  static Json.Obj of(Versions.Ready ready) {
    var contract = JsonReader.resource(ScoringContract.class, "openapi.json");
    var filled = (Json.Obj) fill(contract, new ScoringContract(ready).examples());
    var schemas = Json.object();
    filled.child("components").child("schemas").fields().forEach(schemas::put);
    schemas.put("ApplicationInputs", Inputs.schema(ready.catalogue().dictionary()));
    var whole = Json.object();
    filled
        .fields()
        .forEach(
            (name, part) ->
                whole.put(
                    name,
                    name.equals("components")
                        ? Json.object().put("schemas", schemas.end()).end()
                        : part));
    return whole.end();
  }

  private static Json fill(Json value, Map<String, Json> examples) {
    if (value instanceof Json.Arr arr) {
      return Json.array(arr.items(), item -> fill(item, examples));
    }
    if (!(value instanceof Json.Obj obj)) {
      return value;
    }
    String name = obj.words(EXAMPLE);
    if (!name.isEmpty()) {
      return Optional.ofNullable(examples.get(name))
          .orElseThrow(() -> new IllegalStateException("no example " + name));
    }
    var filled = Json.object();
    obj.fields().forEach((field, each) -> filled.put(field, fill(each, examples)));
    return filled.end();
  }

  private Map<String, Json> examples() {
    var inputs = question.child("inputs");
    var scored = right(Scorer.score(ready, asked()));
    var application = application();
    var examples = new TreeMap<String, Json>();
    examples.put("question", question);
    examples.put("answer", scored.json());
    examples.put(
        "application_input",
        Json.object().put("product", "gazelle-loan").put("inputs", inputs).end());
    examples.put("application", application);
    examples.put("applications", page(application));
    examples.put("score", score(scored));
    examples.put("score_rows", page(row(scored)));
    examples.put("explanation", Explanation.of(SCORE, scored.answer(), ready.catalogue(), true));
    examples.put("model_input", modelInput());
    examples.put("products", Products.listed(ready));
    examples.put(
        "product",
        Products.full(ready.catalogue().product("gazelle-loan").orElseThrow(), ready.catalogue()));
    return examples;
  }

  private Scorer.Asked asked() {
    var given = right(Inputs.kind().read(question.child("inputs")));
    return new Scorer.Asked(
        question.words("product"),
        given.values(),
        LocalDate.parse(question.words("day")),
        Map.of());
  }

  private static <T> T right(Outcome<T> outcome) {
    return outcome.fold(
        right -> right,
        problems -> {
          throw new IllegalStateException("example: " + problems);
        });
  }

  private Json application() {
    var asked = asked();
    var applicant = right(ready.catalogue().dictionary().read(asked.inputs(), asked.day()));
    return new Application(
            APPLICATION,
            1,
            MOMENT,
            "bank-system",
            "gazelle-loan",
            Optional.empty(),
            MOMENT,
            Map.of(),
            applicant.said(),
            Optional.empty())
        .json();
  }

  /** The bundled gazelle loan as a bank would hand in a version of its own. */
  private static Json modelInput() {
    var text = Bundled.text(Catalogue.class, "gazelle-loan.txt").strip();
    return Json.object().put("text", text.replaceFirst("2026-1", "2026-1-own")).end();
  }

  private static Json page(Json row) {
    return Json.object().put("data", Json.array(List.of(row))).put("has_more", false).end();
  }

  private static Json score(Scorer.Scored scored) {
    return Json.object()
        .put("id", SCORE)
        .put("application_id", APPLICATION)
        .put("application_version", 1)
        .put("recorded_at", MOMENT)
        .put("recorded_by", "bank-system")
        .put("known_at", MOMENT)
        .put("decided_by", "champion")
        .put("answer", scored.json())
        .end();
  }

  private static Json row(Scorer.Scored scored) {
    var rating = scored.answer().rating();
    return Json.object()
        .put("id", SCORE)
        .put("application_version", 1)
        .put("recorded_at", MOMENT)
        .put("recorded_by", "bank-system")
        .put("product", scored.answer().product())
        .put("day", scored.answer().day())
        .put("decision", AnswerJson.wire(scored.answer().decision()))
        .put("score", rating.score())
        .put("pd", Json.rate(rating.pd()))
        .put("grade", rating.grade())
        .put("decided_by", "champion")
        .end();
  }
}
