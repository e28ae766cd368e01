package io.houji.http.scoring;

import io.houji.fund.outcome.Outcome;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import io.houji.scoring.applicant.Applicant;
import io.houji.scoring.rules.Judgement;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Calculations that score or judge a firm and keep nothing (信贷测算). */
public final class ScoreCalculations {
  private static final String GAZELLE = "gazelle@place";

  private final Versions.Ready ready;
  private final InstantSource clock;

  private ScoreCalculations(Versions.Ready ready, InstantSource clock) {
    this.ready = ready;
    this.clock = clock;
  }

  /**
   * A calculation that another room offers: its name, description and function.
   *
   * @param brief takes microseconds
   */
  public record Offer(
      String name, Json.Obj description, boolean brief, Function<Fields, Outcome<Json>> compute) {}

  static List<Offer> of(Versions.Ready ready, InstantSource clock) {
    var calculations = new ScoreCalculations(ready, clock);
    return List.of(
        calculations.offer("score", "score.json", false, calculations::score),
        calculations.offer("brief_score", "brief_score.json", true, calculations::brief),
        calculations.rule("tech_sme", "tech-sme"),
        calculations.rule("gazelle", GAZELLE),
        calculations.rule("size_class", "size-class"));
  }

  private Offer rule(String name, String rule) {
    return offer(name, name + ".json", true, fields -> judge(fields, rule));
  }

  /** The description with the example computed, so that it is true. */
  private Offer offer(
      String name, String file, boolean brief, Function<Fields, Outcome<Json>> compute) {
    var description = JsonReader.resource(ScoreCalculations.class, file);
    var request = description.child("example").child("request");
    Json response =
        compute
            .apply(Fields.of(request))
            .fold(
                json -> json,
                problems -> {
                  throw new IllegalStateException(file + ": " + problems);
                });
    var described = Json.object();
    BiFunction<String, Json, Json> changed =
        (part, value) ->
            part.equals("example")
                ? Json.object().put("request", request).put("response", response).end()
                : value;
    description.fields().forEach((part, value) -> described.put(part, changed.apply(part, value)));
    return new Offer(name, described.end(), brief, compute);
  }

  private Outcome<Json> score(Fields fields) {
    return Scorer.score(ready, fields, clock.instant()).map(Scorer.Scored::json);
  }

  private Outcome<Json> brief(Fields fields) {
    return Scorer.brief(ready, fields, clock.instant());
  }

  private Outcome<Json> judge(Fields fields, String rule) {
    var read = Scorer.applicant(ready, fields, clock.instant());
    return fields.buildOutcome(() -> read.map(applicant -> judged(applicant, rule)));
  }

  private Json judged(Applicant applicant, String rule) {
    Judgement judgement = ready.catalogue().rulebook().judge(rule, applicant);
    return AnswerJson.judgement(judgement);
  }
}
