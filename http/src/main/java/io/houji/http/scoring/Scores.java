package io.houji.http.scoring;

import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.scoring.ApplicationStore.Application;
import io.houji.http.server.Answer;
import io.houji.http.server.ProblemType;
import io.houji.http.server.Request;
import io.houji.http.store.Database;
import io.houji.http.writes.SharedWrites;
import io.houji.http.writes.Writes;
import io.houji.scoring.registry.State;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Scores of applications: given once, kept with everything that led to them, made again. */
final class Scores {
  private static final int STANDARD = 50;
  private static final int MOST = 500;
  private static final String JSON = "application/json";
  private static final String SCORES = "/v1/scores/";

  private final Vertx vertx;
  private final Database database;
  private final Writes writes;
  private final InstantSource clock;
  private final Library library;
  private final ScoreMeters meters;
  private final SharedWrites<ScoreWish> shared;

  /** What only scoring needs. */
  record Tools(Library library, ScoreMeters meters) {}

  Scores(Vertx vertx, Database database, Writes writes, InstantSource clock, Tools tools) {
    this.vertx = vertx;
    this.database = database;
    this.writes = writes;
    this.clock = clock;
    this.library = tools.library;
    this.meters = tools.meters;
    this.shared = new SharedWrites<>(database, new SharedScores(vertx, tools));
  }

  /** Scores that are asked for at once are recorded in one transaction. */
  Future<Answer> post(Request request) {
    return ScoreWish.of(request, clock.instant())
        .fold(
            wish -> shared.once(request, wish, () -> alone(request, wish)),
            problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  private Future<Answer> alone(Request request, ScoreWish wish) {
    return library
        .shelf(request.tenant())
        .compose(
            shelf ->
                writes.once(
                    request,
                    connection -> record(connection, request, wish, shelf),
                    (connection, headers) -> again(connection, request.tenant(), headers)));
  }

  private Future<Answer> record(
      SqlConnection connection, Request request, ScoreWish wish, Library.Shelf shelf) {
    String id = wish.application();
    return ApplicationStore.find(connection, request.tenant(), id, wish.knownAt())
        .compose(
            found ->
                found
                    .map(
                        application -> {
                          var decider = shelf.decider(application.product(), id);
                          return stale(application, wish, decider.ready())
                              .map(Future::succeededFuture)
                              .orElseGet(
                                  () -> give(connection, request, wish, decider, application));
                        })
                    .orElseGet(() -> Future.succeededFuture(Applications.notFound(id))));
  }

  static Optional<Answer> stale(Application application, ScoreWish wish, Versions.Ready ready) {
    var now =
        ready
            .catalogue()
            .product(application.product())
            .map(product -> product.model().version().hash());
    if (now.isEmpty()) {
      return Optional.of(
          Answer.problem(
              ProblemType.STALE_MODEL, "the model of " + application.product() + " is retired"));
    }
    return wish.model()
        .filter(expected -> !expected.equals(now.get()))
        .map(
            expected ->
                Answer.problem(
                    ProblemType.STALE_MODEL,
                    "model " + expected.shortForm() + " does not decide; " + now.get() + " does"));
  }

  // CHECKSTYLE:OFF what one record needs, each of another origin
  private Future<Answer> give(
      SqlConnection connection,
      Request request,
      ScoreWish wish,
      Library.Decider decider,
      Application application) {
    // CHECKSTYLE:ON
    var asked = wish.asked(application);
    var head = wish.head(application, decider.role());
    String tenant = request.tenant();
    return vertx
        .executeBlocking(
            () ->
                meters
                    .timed(() -> Scorer.score(decider.ready(), asked))
                    .map(scored -> new Told(scored, Besides.of(decider.beside(), asked))),
            false)
        .compose(
            told ->
                told.fold(
                    right ->
                        library
                            .store(connection, tenant, decider.ready())
                            .compose(stored -> keep(connection, tenant, head, right.scored))
                            .onSuccess(said -> count(said, right.scored, decider.role()))
                            .compose(
                                said ->
                                    said.isProblem()
                                        ? Future.succeededFuture(said)
                                        : Besides.keep(connection, tenant, head.id(), right.beside)
                                            .map(said)),
                    problems -> Future.succeededFuture(Answer.problems(problems))));
  }

  private void count(Answer said, Scorer.Scored scored, State decidedBy) {
    if (!said.isProblem()) {
      meters.given(scored.answer(), decidedBy);
    }
  }

  /** The deciding model's answer, and what others say. */
  private record Told(Scorer.Scored scored, List<Besides.Said> beside) {}

  private static Future<Answer> keep(
      SqlConnection connection, String tenant, ScoreStore.Head head, Scorer.Scored scored) {
    var given = scored.given(head);
    return ScoreStore.append(connection, tenant, List.of(given))
        .map(
            recorded ->
                Optional.ofNullable(recorded.get(head.id()))
                    .map(at -> created(given, at))
                    .orElseGet(() -> Answer.conflict("score " + head.id() + " is there already")));
  }

  static Answer created(ScoreStore.Given given, Instant at) {
    String id = given.head().id();
    return new Answer(
        201,
        Map.of("Location", SCORES + id),
        new Answer.Body.Bytes(JSON, whole(given.head(), at, given.answer())));
  }

  /** What a request with the same key was answered, from the score's row. */
  private static Future<Buffer> again(
      SqlConnection connection, String tenant, Map<String, String> headers) {
    String id = String.valueOf(headers.get("Location")).substring(SCORES.length());
    return ScoreStore.find(connection, tenant, id)
        .map(found -> found.orElseThrow(() -> new IllegalStateException("no score " + id)))
        .map(kept -> whole(kept.head(), kept.recordedAt(), kept.answer()));
  }

  /** The answer as it was given, in an envelope; the same bytes each time. */
  private static Buffer whole(ScoreStore.Head head, Instant at, Buffer answer) {
    var envelope =
        Json.object()
            .put("id", head.id())
            .put("application_id", head.applicationId())
            .put("application_version", head.applicationVersion())
            .put("recorded_at", at)
            .put("recorded_by", head.actor())
            .put("known_at", head.knownAt())
            .put("decided_by", AnswerJson.wire(head.decidedBy()))
            .end();
    return enveloped(envelope, answer);
  }

  /** An answer as it was given, as the last field of an envelope. */
  static Buffer enveloped(Json.Obj envelope, Buffer answer) {
    var head = envelope.toBytes();
    return Buffer.buffer(head.length + answer.length() + 12)
        .appendBytes(head, 0, head.length - 1)
        .appendString(",\"answer\":")
        .appendBuffer(answer)
        .appendString("}");
  }

  private static Answer whole(ScoreStore.Kept kept) {
    return Answer.bytes(JSON, whole(kept.head(), kept.recordedAt(), kept.answer()).getBytes());
  }

  Future<Answer> one(Request request) {
    return kept(request, kept -> Future.succeededFuture(whole(kept)));
  }

  private Future<Answer> kept(
      Request request, java.util.function.Function<ScoreStore.Kept, Future<Answer>> then) {
    String id = request.path("score_id");
    return database
        .read(request.tenant(), connection -> ScoreStore.find(connection, request.tenant(), id))
        .compose(
            found ->
                found
                    .map(then)
                    .orElseGet(
                        () -> Future.succeededFuture(Answer.notFound("there is no score " + id))));
  }

  /** Made again from inputs, day and texts; the answer given then if not a bit differs. */
  Future<Answer> replay(Request request) {
    return kept(
        request,
        kept ->
            library
                .find(request.tenant(), kept.catalogue())
                .compose(
                    ready ->
                        vertx.executeBlocking(
                            () ->
                                Replays.bytes(ready, kept)
                                    .fold(
                                        text -> replayed(request, kept, text),
                                        problems -> Answer.conflict(problems.get(0).say())),
                            false)));
  }

  private static Answer replayed(Request request, ScoreStore.Kept kept, byte[] text) {
    return request.asksFor("text/plain")
        ? Answer.bytes("text/plain; charset=utf-8", text)
        : whole(kept);
  }

  Future<Answer> explanation(Request request) {
    var query = request.query();
    var standard = request.header("Accept-Language").filter(t -> t.startsWith("zh")).isPresent();
    var chinese = query.orElse("lang", Kind.choice(Map.of("zh", true, "en", false)), standard);
    return query
        .build(chinese)
        .fold(
            zh ->
                kept(
                    request,
                    kept ->
                        library
                            .find(request.tenant(), kept.catalogue())
                            .compose(
                                ready ->
                                    vertx.executeBlocking(
                                        () -> Replays.explained(ready, kept, zh), false))),
            problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  private record Page(int limit, Optional<ScoreStore.Cursor> after) {}

  Future<Answer> list(Request request) {
    var query = request.query();
    var limit = query.orElse("limit", Kind.whole(1, MOST), (long) STANDARD);
    var cursor = query.optional("cursor", Named.cursor(Scores::cursor));
    String id = request.path("application_id");
    return query
        .build(() -> new Page(Math.toIntExact(limit.get()), cursor.get()))
        .fold(
            page ->
                database
                    .read(
                        request.tenant(),
                        connection -> page(connection, request.tenant(), id, page))
                    .map(found -> found.orElseGet(() -> Applications.notFound(id))),
            problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  private static Future<Optional<Answer>> page(
      SqlConnection connection, String tenant, String id, Page page) {
    return ScoreStore.list(connection, tenant, id, page.after, page.limit + 1)
        .compose(
            found ->
                found.isEmpty()
                    ? ApplicationStore.find(connection, tenant, id, Optional.empty())
                        .map(there -> there.map(a -> page(found, page.limit)))
                    : Future.succeededFuture(Optional.of(page(found, page.limit))));
  }

  private static Answer page(List<Map.Entry<ScoreStore.Cursor, Json>> found, int limit) {
    boolean more = found.size() > limit;
    var shown = more ? found.subList(0, limit) : found;
    var json =
        Json.object().put("data", Json.array(shown, Map.Entry::getValue)).put("has_more", more);
    if (more) {
      var last = shown.get(limit - 1).getKey();
      json.put("next_cursor", Named.cursor(last.recordedAt() + "|" + last.id()));
    }
    return Answer.ok(json.end());
  }

  static ScoreStore.Cursor cursor(String text) {
    int bar = text.indexOf('|');
    if (bar < 0) {
      throw new IllegalArgumentException(text);
    }
    return new ScoreStore.Cursor(Instant.parse(text.substring(0, bar)), text.substring(bar + 1));
  }

  /** Scored and forgotten. */
  Future<Answer> simulate(Request request) {
    return library
        .inUse(request.tenant())
        .compose(
            ready ->
                vertx.executeBlocking(
                    () ->
                        Answer.of(
                            Scorer.score(ready, request.fields(), clock.instant())
                                .map(Scorer.Scored::json)),
                    false));
  }
}
