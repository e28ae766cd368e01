package io.houji.http.scoring;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;
import static io.houji.fund.outcome.Problem.Code.UNKNOWN;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.scoring.ApplicationStore.Application;
import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.houji.http.store.Database;
import io.houji.http.writes.Writes;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code /v1/loan-applications}: what a bank knows of a firm that wants a loan. */
final class Applications {
  private static final int STANDARD = 50;
  private static final int MOST = 500;
  private static final int REFERENCE_MAX = 200;
  private static final int REASON_MAX = 1_000;

  private final Database database;
  private final Writes writes;
  private final InstantSource clock;
  private final Function<String, Future<Versions.Ready>> inUse;

  Applications(
      Database database,
      Writes writes,
      InstantSource clock,
      Function<String, Future<Versions.Ready>> inUse) {
    this.database = database;
    this.writes = writes;
    this.clock = clock;
    this.inUse = inUse;
  }

  Future<Answer> post(Request request) {
    return inUse
        .apply(request.tenant())
        .compose(
            ready ->
                asked(request, ready)
                    .fold(
                        application ->
                            writes.once(
                                request, connection -> record(connection, request, application)),
                        problems -> Future.succeededFuture(Answer.problems(problems))));
  }

  /** As first version; which one it is shows when it is recorded. */
  private Outcome<Application> asked(Request request, Versions.Ready ready) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var fields = request.fields();
    var id = fields.optional("id", Named.id());
    var product = fields.text("product", 1, 64);
    var reference = fields.optional("reference", Kind.text(1, REFERENCE_MAX));
    var knownAt = fields.orElse("known_at", Inputs.moment(now), now);
    var moments = fields.orElse("input_known_at", Inputs.moments(now), Map.of());
    var inputs = fields.required("inputs", Inputs.kind());
    var reason = fields.optional("reason", Kind.text(1, REASON_MAX));
    if (product.isRight() && ready.catalogue().product(product.get()).isEmpty()) {
      fields.refuse(new Problem(UNKNOWN, "/product", "no such product; see /v1/products"));
    }
    if (inputs.isRight() && moments.isRight()) {
      Inputs.strangers(moments.get(), inputs.get().values())
          .forEach(problem -> fields.refuse(problem.under("/input_known_at")));
    }
    var applicant =
        Inputs.applicant(
            fields, inputs, ready.catalogue().dictionary(), LocalDate.ofInstant(now, Json.CHINA));
    return fields.buildOutcome(
        () ->
            applicant.map(
                read ->
                    new Application(
                        id.get().orElseGet(() -> Named.made("la-", request)),
                        1,
                        now,
                        request.caller().client(),
                        product.get(),
                        reference.get(),
                        knownAt.get(),
                        moments.get(),
                        read.said(),
                        reason.get())));
  }

  private static Future<Answer> record(
      SqlConnection connection, Request request, Application asked) {
    String tenant = request.tenant();
    return ApplicationStore.find(connection, tenant, asked.id(), Optional.empty())
        .compose(
            before -> {
              var refusal = before.flatMap(earlier -> against(earlier, asked));
              if (refusal.isPresent()) {
                return Future.succeededFuture(refusal.get());
              }
              int version = before.map(Application::version).orElse(0) + 1;
              return ApplicationStore.append(connection, tenant, asked.asVersion(version))
                  .map(
                      kept ->
                          kept.map(Applications::created)
                              .orElseGet(
                                  () -> Answer.conflict("somebody else has just recorded it")));
            });
  }

  private static Optional<Answer> against(Application before, Application asked) {
    if (!before.product().equals(asked.product())) {
      var say = "application " + before.id() + " is for " + before.product();
      return Optional.of(Answer.problems(List.of(new Problem(CONTRADICTION, "/product", say))));
    }
    return asked.reason().isPresent()
        ? Optional.empty()
        : Optional.of(
            Answer.conflict(
                "application " + before.id() + " is there already; a correction needs a reason"));
  }

  private static Answer created(Application kept) {
    return Answer.created("/v1/loan-applications/" + kept.id(), kept.json());
  }

  private record Page(int limit, String after, Optional<Instant> knownAt) {}

  Future<Answer> list(Request request) {
    var query = request.query();
    var limit = query.orElse("limit", Kind.whole(1, MOST), (long) STANDARD);
    var cursor = query.orElse("cursor", Named.cursor(text -> text), "");
    var knownAt = query.optional("known_at", Kind.instant());
    return query
        .build(() -> new Page(Math.toIntExact(limit.get()), cursor.get(), knownAt.get()))
        .fold(
            page ->
                database
                    .read(
                        request.tenant(),
                        connection ->
                            ApplicationStore.list(
                                connection,
                                request.tenant(),
                                page.after,
                                page.knownAt,
                                page.limit + 1))
                    .map(found -> page(found, page.limit)),
            problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  private static Answer page(List<Application> found, int limit) {
    boolean more = found.size() > limit;
    var shown = more ? found.subList(0, limit) : found;
    var json =
        Json.object().put("data", Json.array(shown, Application::json)).put("has_more", more);
    if (more) {
      json.put("next_cursor", Named.cursor(shown.get(limit - 1).id()));
    }
    return Answer.ok(json.end());
  }

  Future<Answer> one(Request request) {
    String id = request.path("application_id");
    var query = request.query();
    var knownAt = query.optional("known_at", Kind.instant());
    return query
        .build(knownAt)
        .fold(
            moment ->
                database
                    .read(
                        request.tenant(),
                        connection ->
                            ApplicationStore.find(connection, request.tenant(), id, moment))
                    .map(
                        found ->
                            found
                                .map(application -> Answer.ok(application.json()))
                                .orElseGet(() -> notFound(id))),
            problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  static Answer notFound(String id) {
    return Answer.notFound("there is no application " + id);
  }
}
