package io.houji.http.scoring;

import io.houji.fund.outcome.Outcome;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.scoring.ApplicationStore.Application;
import io.houji.http.server.Request;
import io.houji.scoring.registry.ContentHash;
import io.houji.scoring.registry.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A score that is wanted of an application.
 *
 * @param id of the score
 * @param knownAt the application as recorded until then; empty for its latest version
 * @param model the caller's idea of the deciding model
 */
record ScoreWish(
    String tenant,
    String actor,
    String id,
    String application,
    LocalDate day,
    Optional<Instant> knownAt,
    Optional<ContentHash> model) {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  static Outcome<ScoreWish> of(Request request, Instant now) {
    var fields = request.fields();
    var id = fields.optional("id", Named.id());
    var day = fields.orElse("day", Inputs.day(now), LocalDate.ofInstant(now, Json.CHINA));
    var knownAt = fields.optional("known_at", Inputs.moment(now));
    var model =
        fields.optional(
            "model_sha256", Kind.text(SHA256, "must be 64 lower-case hexadecimal digits"));
    return fields.build(
        () ->
            new ScoreWish(
                request.tenant(),
                request.caller().client(),
                id.get().orElseGet(() -> Named.made("sc-", request)),
                request.path("application_id"),
                day.get(),
                knownAt.get(),
                model.get().map(ContentHash::new)));
  }

  Scorer.Asked asked(Application a) {
    return new Scorer.Asked(
        a.product(), a.inputs(), day, Inputs.known(a.inputs(), a.inputKnownAt(), a.knownAt()));
  }

  ScoreStore.Head head(Application a, State decidedBy) {
    return new ScoreStore.Head(id, a.id(), a.version(), actor, a.knownAt(), decidedBy);
  }
}
