package io.houji.http.scoring;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;
import static io.houji.fund.outcome.Problem.Code.MISSING;

import io.houji.fund.outcome.Problem;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.houji.http.store.Database;
import io.houji.http.store.Sql;
import io.houji.http.writes.Writes;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people did with a score (人工复核): an override with its reason, an appeal of the firm, and the
 * decision of a person, as the Personal Information Protection Law asks for (PIPL art. 24).
 */
final class Reviews {
  private static final String APPEND = Sql.load(Reviews.class, "append_review.sql");
  private static final String STEPS = Sql.load(Reviews.class, "reviews.sql");
  private static final String BESIDES = Sql.load(Reviews.class, "besides.sql");
  private static final int REASON_MAX = 1_000;
  private static final int PERSON_MAX = 200;

  /** What happened. */
  private enum Event {
    OVERRIDE,
    APPEAL,
    HUMAN_DECISION
  }

  /** What a person decided. */
  private enum Decision {
    LEND,
    DECLINE,
    MORE_EVIDENCE
  }

  private record Step(
      int number,
      Instant at,
      String actor,
      String event,
      Optional<String> decision,
      Optional<String> person,
      String reason) {

    Json json() {
      return Json.object()
          .put("step", number)
          .put("recorded_at", at)
          .put("recorded_by", actor)
          .put("event", event)
          .putOrNull("decision", decision, Json::text)
          .putOrNull("person", person, Json::text)
          .put("reason", reason)
          .end();
    }
  }

  private final Database database;
  private final Writes writes;

  Reviews(Database database, Writes writes) {
    this.database = database;
    this.writes = writes;
  }

  private record Wish(
      Event event, Optional<Decision> decision, Optional<String> person, String reason) {}

  Future<Answer> post(Request request) {
    var fields = request.fields();
    var event = fields.choice("event", Event.class);
    var decision = fields.optional("decision", Kind.choice(Decision.class));
    var person = fields.optional("person", Kind.text(1, PERSON_MAX));
    var reason = fields.text("reason", 1, REASON_MAX);
    if (event.isRight() && decision.isRight() && person.isRight()) {
      boolean appeal = event.get() == Event.APPEAL;
      if (appeal && decision.get().isPresent()) {
        fields.refuse(new Problem(CONTRADICTION, "/decision", "an appeal decides nothing"));
      }
      if (!appeal && decision.get().isEmpty()) {
        fields.refuse(new Problem(MISSING, "/decision", "what was decided"));
      }
      if (event.get() == Event.HUMAN_DECISION && person.get().isEmpty()) {
        fields.refuse(new Problem(MISSING, "/person", "who decided, by staff number"));
      }
    }
    return fields
        .build(() -> new Wish(event.get(), decision.get(), person.get(), reason.get()))
        .fold(
            wish -> writes.once(request, connection -> record(connection, request, wish)),
            problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  private static Future<Answer> record(SqlConnection connection, Request request, Wish wish) {
    String tenant = request.tenant();
    String id = request.path("score_id");
    return ScoreStore.find(connection, tenant, id)
        .compose(
            score ->
                score.isEmpty()
                    ? Future.succeededFuture(Answer.notFound("there is no score " + id))
                    : steps(connection, tenant, id)
                        .compose(
                            before ->
                                wish.event == Event.APPEAL && isOpen(before)
                                    ? Future.succeededFuture(
                                        Answer.conflict("an appeal is open already"))
                                    : append(connection, request, wish, before.size() + 1)));
  }

  private static Future<Answer> append(
      SqlConnection connection, Request request, Wish wish, int number) {
    String id = request.path("score_id");
    var step =
        new Step(
            number,
            Instant.EPOCH,
            request.caller().client(),
            AnswerJson.wire(wish.event),
            wish.decision.map(AnswerJson::wire),
            wish.person,
            wish.reason);
    return connection
        .preparedQuery(APPEND)
        .execute(
            Tuple.of(request.tenant(), id, number, step.actor, step.event)
                .addValue(step.decision.orElse(null))
                .addValue(step.person.orElse(null))
                .addString(step.reason))
        .map(ApplicationStore::moment)
        .map(
            at ->
                at.map(
                        moment ->
                            Answer.created(
                                "/v1/scores/" + id + "/reviews",
                                (Json.Obj) at(step, moment).json()))
                    .orElseGet(() -> Answer.conflict("somebody else has just recorded a step")));
  }

  private static Step at(Step step, Instant moment) {
    return new Step(
        step.number, moment, step.actor, step.event, step.decision, step.person, step.reason);
  }

  private static Future<List<Step>> steps(SqlConnection connection, String tenant, String id) {
    return connection
        .preparedQuery(STEPS)
        .execute(Tuple.of(tenant, id))
        .map(
            rows -> {
              var steps = new ArrayList<Step>(rows.size());
              rows.forEach(row -> steps.add(step(row)));
              return steps;
            });
  }

  private static Step step(Row row) {
    return new Step(
        row.getInteger("step"),
        ApplicationStore.moment(row, "recorded_at"),
        row.getString("actor"),
        row.getString("event"),
        Optional.ofNullable(row.getString("decision")),
        Optional.ofNullable(row.getString("person")),
        row.getString("reason"));
  }

  /** Whether the latest appeal has not been decided by a person. */
  private static boolean isOpen(List<Step> steps) {
    boolean open = false;
    for (var step : steps) {
      open = step.event.equals("appeal") || (open && !step.event.equals("human_decision"));
    }
    return open;
  }

  Future<Answer> list(Request request) {
    String tenant = request.tenant();
    String id = request.path("score_id");
    return database.read(
        tenant,
        connection ->
            ScoreStore.find(connection, tenant, id)
                .compose(
                    score ->
                        score.isEmpty()
                            ? Future.succeededFuture(Answer.notFound("there is no score " + id))
                            : shown(connection, tenant, id)));
  }

  private static Future<Answer> shown(SqlConnection connection, String tenant, String id) {
    return steps(connection, tenant, id)
        .compose(
            steps ->
                connection
                    .preparedQuery(BESIDES)
                    .execute(Tuple.of(tenant, id))
                    .map(
                        rows -> {
                          var beside = new ArrayList<Json>(rows.size());
                          rows.forEach(row -> beside.add(beside(row)));
                          return Answer.ok(
                              Json.object()
                                  .put("score_id", id)
                                  .put("state", state(steps))
                                  .put("steps", Json.array(steps, Step::json))
                                  .put("other_models", Json.array(beside))
                                  .end());
                        }));
  }

  private static String state(List<Step> steps) {
    if (isOpen(steps)) {
      return "appealed";
    }
    boolean decided = steps.stream().anyMatch(step -> step.event.equals("human_decision"));
    return decided ? "decided" : steps.isEmpty() ? "none" : "overridden";
  }

  private static Json beside(Row row) {
    return Json.object()
        .put("model_id", ScoreStore.hash(row.getBuffer("model_hash")).hex())
        .put("state", row.getString("model_state"))
        .put("decision", row.getString("decision"))
        .put("score", row.getInteger("score"))
        .put("pd", Json.rate(row.getDouble("pd")))
        .put("grade", row.getString("grade"))
        .end();
  }
}
