package io.houji.http.scoring;

import io.houji.fund.outcome.Outcome;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.scoring.ApplicationStore.Application;
import io.houji.http.server.Answer;
import io.houji.http.server.ProblemType;
import io.houji.http.server.Request;
import io.houji.http.store.Database;
import io.houji.http.writes.Writes;
import io.houji.scoring.registry.ContentHash;
import io.houji.scoring.registry.State;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Scores of applications: given once, kept with everything that led to them, made again. */
final class Scores {
  private static final int STANDARD = 50;
  private static final int MOST = 500;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final String JSON = "application/json";

  private final Vertx vertx;
  private final Database database;
  private final Writes writes;
  private final InstantSource clock;
  private final Library library;
  private final ScoreMeters meters;

  /** What only scoring needs. */
  record Tools(Library library, ScoreMeters meters) {}

  Scores(Vertx vertx, Database database, Writes writes, InstantSource clock, Tools tools) {
    this.vertx = vertx;
    this.database = database;
    this.writes = writes;
    this.clock = clock;
    this.library = tools.library;
    this.meters = tools.meters;
  }

  /**
   * What a request wants.
   *
   * @param knownAt the application as recorded until then; empty for its latest version
   * @param model the caller's idea of the deciding model
   */
  private record Wish(
      String id, LocalDate day, Optional<Instant> knownAt, Optional<ContentHash> model) {}

  Future<Answer> post(Request request) {
    return wish(request)
        .fold(
            wish ->
                library
                    .shelf(request.tenant())
                    .compose(
                        shelf -> {
                          var used = new AtomicReference<Versions.@Nullable Ready>();
                          return writes
                              .once(
                                  request,
                                  connection -> record(connection, request, wish, shelf, used))
                              .onSuccess(said -> stored(request.tenant(), said, used.get()));
                        }),
            problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  /** An answer that was given before has stored nothing now. */
  private void stored(String tenant, Answer said, Versions.@Nullable Ready used) {
    if (used != null && !said.isProblem()) {
      library.isStored(tenant, used);
    }
  }

  private Outcome<Wish> wish(Request request) {
    var now = clock.instant();
    var fields = request.fields();
    var id = fields.optional("id", Named.id());
    var day = fields.orElse("day", Inputs.day(now), LocalDate.ofInstant(now, Json.CHINA));
    var knownAt = fields.optional("known_at", Inputs.moment(now));
    var model =
        fields.optional(
            "model_sha256", Kind.text(SHA256, "must be 64 lower-case hexadecimal digits"));
    return fields.build(
        () ->
            new Wish(
                id.get().orElseGet(() -> Named.made("sc-", request)),
                day.get(),
                knownAt.get(),
                model.get().map(ContentHash::new)));
  }

  private Future<Answer> record(
      SqlConnection connection,
      Request request,
      Wish wish,
      Library.Shelf shelf,
      AtomicReference<Versions.@Nullable Ready> used) {
    String id = request.path("application_id");
    return ApplicationStore.find(connection, request.tenant(), id, wish.knownAt)
        .compose(
            found ->
                found
                    .map(
                        application -> {
                          var decider = shelf.decider(application.product(), id);
                          used.set(decider.ready());
                          return stale(application, wish, decider.ready())
                              .map(Future::succeededFuture)
                              .orElseGet(
                                  () -> give(connection, request, wish, decider, application));
                        })
                    .orElseGet(() -> Future.succeededFuture(Applications.notFound(id))));
  }

  private static Optional<Answer> stale(Application application, Wish wish, Versions.Ready ready) {
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
    return wish.model
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
      Wish wish,
      Library.Decider decider,
      Application application) {
    // CHECKSTYLE:ON
    var asked =
        new Scorer.Asked(
            application.product(),
            application.inputs(),
            wish.day,
            Inputs.known(application.inputs(), application.inputKnownAt(), application.knownAt()));
    var head =
        new ScoreStore.Head(
            wish.id,
            application.id(),
            application.version(),
            request.caller().client(),
            application.knownAt(),
            decider.role());
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
    var a = scored.answer();
    var bytes = Buffer.buffer(scored.json().toBytes());
    var made =
        new ScoreStore.Made(
            a.product(),
            a.day(),
            a.versions().catalogue(),
            a.versions().model().hash(),
            new ContentHash(scored.json().words("answer_sha256")));
    var figures =
        new ScoreStore.Figures(
            AnswerJson.wire(a.decision()), a.rating().score(), a.rating().pd(), a.rating().grade());
    return ScoreStore.append(connection, tenant, new ScoreStore.Given(head, made, figures, bytes))
        .map(
            recorded ->
                recorded
                    .map(
                        at ->
                            whole(head, at, bytes, 201).with("Location", "/v1/scores/" + head.id()))
                    .orElseGet(() -> Answer.conflict("score " + head.id() + " is there already")));
  }

  /** The answer as it was given, in an envelope; the same bytes each time. */
  private static Answer whole(ScoreStore.Head head, Instant at, Buffer answer, int status) {
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
    return enveloped(envelope, answer, status);
  }

  /** An answer as it was given, as the last field of an envelope. */
  static Answer enveloped(Json.Obj envelope, Buffer answer, int status) {
    var head = envelope.toBytes();
    var bytes =
        Buffer.buffer(head.length + answer.length() + 12)
            .appendBytes(head, 0, head.length - 1)
            .appendString(",\"answer\":")
            .appendBuffer(answer)
            .appendString("}");
    return new Answer(status, Map.of(), new Answer.Body.Bytes(JSON, bytes));
  }

  private static Answer whole(ScoreStore.Kept kept) {
    return whole(kept.head(), kept.recordedAt(), kept.answer(), 200);
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
