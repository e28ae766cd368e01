package io.houji.http.scoring;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.houji.http.store.Database;
import io.houji.http.writes.Writes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /v1/score-batches}: long lists of firms, as files in and out. */
final class Batches {
  private static final int STANDARD = 20;
  private static final int MOST = 100;
  private static final Pattern FILE = Pattern.compile("[^\\p{Cntrl}/\\\\]{1,200}");
  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{0,63}");
  private static final String NDJSON = "application/x-ndjson";
  private static final String CSV = "text/csv";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final Duration TICK = Duration.ofMillis(300);
  private static final long PART_SECONDS_MAX = 60;

  private final Vertx vertx;
  private final Database database;
  private final Writes writes;
  private final InstantSource clock;
  private final Library library;
  private final BatchWork work;

  // CHECKSTYLE:OFF the room's tools, as in the other rooms, and its work
  Batches(
      Vertx vertx,
      Database database,
      Writes writes,
      InstantSource clock,
      Library library,
      BatchWork work) {
    // CHECKSTYLE:ON
    this.vertx = vertx;
    this.database = database;
    this.writes = writes;
    this.clock = clock;
    this.library = library;
    this.work = work;
  }

  private record Wish(String id, Optional<String> product, LocalDate day, String file) {}

  Future<Answer> post(Request request) {
    return library
        .inUse(request.tenant())
        .compose(
            ready ->
                wish(request, ready)
                    .fold(
                        wish ->
                            writes
                                .onceLong(
                                    request, connection -> take(connection, request, wish, ready))
                                .onSuccess(said -> begin(request.tenant(), wish, said)),
                        problems -> Future.succeededFuture(Answer.problems(problems))));
  }

  private void begin(String tenant, Wish wish, Answer said) {
    if (!said.isProblem()) {
      work.begin(new BatchStore.Owned(tenant, wish.id));
    }
  }

  private Outcome<Wish> wish(Request request, Versions.Ready ready) {
    var now = clock.instant();
    var query = request.query();
    var id = query.optional("batch_id", Named.id());
    var product = query.optional("product", Kind.text(SLUG, "must be a product of /v1/products"));
    var day = query.orElse("day", Inputs.day(now), LocalDate.ofInstant(now, Json.CHINA));
    var file =
        query.orElse("file", Kind.text(FILE, "1 to 200 characters without / and \\"), "upload");
    if (product.isRight()
        && product.get().filter(slug -> ready.catalogue().product(slug).isEmpty()).isPresent()) {
      query.refuse(Scorer.noProduct());
    }
    return query.build(
        () ->
            new Wish(
                id.get().orElseGet(() -> Named.made("sb-", request)),
                product.get(),
                day.get(),
                file.get()));
  }

  /** Reads the file into parts and records them, all or nothing. */
  private Future<Answer> take(
      SqlConnection connection, Request request, Wish wish, Versions.Ready ready) {
    String tenant = request.tenant();
    return BatchStore.find(connection, tenant, wish.id)
        .compose(
            there ->
                there.isPresent()
                    ? Future.succeededFuture(
                        Answer.conflict("batch " + wish.id + " is there already"))
                    : vertx
                        .executeBlocking(
                            () ->
                                read(
                                    request,
                                    ready,
                                    part ->
                                        await(
                                            BatchStore.appendPart(
                                                connection, tenant, wish.id, part))),
                            false)
                        .compose(
                            read ->
                                read.problems().isEmpty()
                                    ? record(connection, request, wish, ready, read)
                                    : Future.succeededFuture(Answer.problems(read.problems()))));
  }

  private static BatchReading read(Request request, Versions.Ready ready, BatchPart.Sink sink)
      throws IOException {
    var reading = new BatchReading(ready.catalogue().dictionary(), sink);
    Path file = request.upload();
    if (request.contentType().equals(NDJSON)) {
      reading.ndjson(file);
    } else {
      reading.table("upload", file);
    }
    return reading;
  }

  /** On a worker's thread only. */
  private static void await(Future<Void> stored) {
    try {
      stored.toCompletionStage().toCompletableFuture().get(PART_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new UncheckedIOException(new IOException(failed));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(stopped));
    }
  }

  // CHECKSTYLE:OFF what one record needs, each of another origin
  private Future<Answer> record(
      SqlConnection connection,
      Request request,
      Wish wish,
      Versions.Ready ready,
      BatchReading read) {
    // CHECKSTYLE:ON
    String tenant = request.tenant();
    var kind =
        switch (request.contentType()) {
          case NDJSON -> BatchHead.NDJSON;
          case CSV -> "csv";
          default -> "xlsx";
        };
    var received =
        new BatchStore.Received(
            wish.id,
            request.caller().client(),
            wish.file,
            new BatchHead(wish.product, wish.day, kind, read.columns()),
            Buffer.buffer(request.bodySha256()),
            read.lines(),
            read.parts());
    return library
        .store(connection, tenant, ready)
        .compose(stored -> BatchStore.append(connection, tenant, received, ready.hash()))
        .compose(stored -> BatchStore.find(connection, tenant, wish.id))
        .map(batch -> Answer.accepted("/v1/score-batches/" + wish.id, batch.orElseThrow().json()));
  }

  private Future<Answer> found(Request request, Function<BatchStore.Batch, Answer> then) {
    String id = request.path("batch_id");
    return find(request.tenant(), id)
        .map(batch -> batch.map(then).orElseGet(() -> Answer.notFound("there is no batch " + id)));
  }

  private Future<Optional<BatchStore.Batch>> find(String tenant, String id) {
    return database.read(tenant, connection -> BatchStore.find(connection, tenant, id));
  }

  Future<Answer> one(Request request) {
    return found(request, batch -> Answer.ok(batch.json()));
  }

  /** Server-sent events until the list is done; the last one says so. */
  Future<Answer> watch(Request request) {
    return found(
        request,
        batch -> {
          var last = new AtomicReference<BatchStore.@Nullable Batch>();
          Supplier<Future<Optional<Buffer>>> next =
              () -> {
                var before = last.get();
                if (before != null && before.isDone()) {
                  return Future.succeededFuture(Optional.empty());
                }
                var now =
                    before == null
                        ? Future.succeededFuture(Optional.of(batch))
                        : vertx
                            .timer(TICK.toMillis(), TimeUnit.MILLISECONDS)
                            .compose(tick -> find(request.tenant(), batch.id()));
                return now.map(
                    found -> {
                      last.set(found.orElse(before));
                      return found.map(Batches::event);
                    });
              };
          var events = new Pieces(next);
          return Answer.stream("text/event-stream", events, events::close);
        });
  }

  private static Buffer event(BatchStore.Batch batch) {
    return Buffer.buffer("event: progress\ndata: ")
        .appendBytes(batch.json().toBytes())
        .appendString("\n\n");
  }

  Future<Answer> results(Request request) {
    return found(
        request,
        batch -> {
          if (!batch.isDone()) {
            return Answer.conflict("batch " + batch.id() + " is still at work");
          }
          var kind =
              request.asksFor(XLSX) ? "xlsx" : request.asksFor(CSV) ? "csv" : BatchHead.NDJSON;
          var type = kind.equals("xlsx") ? XLSX : kind.equals("csv") ? CSV : NDJSON;
          var form = BatchForm.of(kind);
          var part = new AtomicInteger();
          var pieces = new Pieces(() -> filled(request.tenant(), batch, part, form));
          return Answer.stream(type, pieces, pieces::close)
              .with(
                  "Content-Disposition",
                  "attachment; filename=\"" + batch.id() + "." + kind + "\"");
        });
  }

  /** The next piece with anything in it. */
  private Future<Optional<Buffer>> filled(
      String tenant, BatchStore.Batch batch, AtomicInteger next, BatchForm form) {
    return piece(tenant, batch, next, form)
        .compose(
            piece ->
                piece.filter(bytes -> bytes.length() == 0).isPresent()
                    ? filled(tenant, batch, next, form)
                    : Future.succeededFuture(piece));
  }

  /** The head, each part, the end. */
  private Future<Optional<Buffer>> piece(
      String tenant, BatchStore.Batch batch, AtomicInteger next, BatchForm form) {
    int part = next.getAndIncrement();
    if (part == 0) {
      return vertx.executeBlocking(() -> Optional.of(Buffer.buffer(form.head())), false);
    }
    if (part == batch.parts() + 1) {
      return vertx.executeBlocking(() -> Optional.of(Buffer.buffer(form.end())), false);
    }
    if (part > batch.parts()) {
      return Future.succeededFuture(Optional.empty());
    }
    return database
        .read(tenant, connection -> BatchStore.result(connection, tenant, batch.id(), part))
        .compose(
            packed ->
                vertx.executeBlocking(
                    () ->
                        Optional.of(
                            Buffer.buffer(
                                form.part(BatchPart.unpacked(packed.orElseThrow().getBytes())))),
                    false));
  }

  private record Page(int limit, Optional<ScoreStore.Cursor> before) {}

  Future<Answer> list(Request request) {
    var query = request.query();
    var limit = query.orElse("limit", Kind.whole(1, MOST), (long) STANDARD);
    var cursor = query.optional("cursor", Named.cursor(Scores::cursor));
    return query
        .build(() -> new Page(Math.toIntExact(limit.get()), cursor.get()))
        .fold(
            page ->
                database
                    .read(
                        request.tenant(),
                        connection ->
                            BatchStore.list(
                                connection, request.tenant(), page.before, page.limit + 1))
                    .map(found -> page(found, page.limit)),
            (List<Problem> problems) -> Future.succeededFuture(Answer.problems(problems)));
  }

  private static Answer page(List<BatchStore.Batch> found, int limit) {
    boolean more = found.size() > limit;
    var shown = more ? found.subList(0, limit) : found;
    var json =
        Json.object().put("data", Json.array(shown, BatchStore.Batch::json)).put("has_more", more);
    if (more) {
      var last = shown.get(limit - 1);
      json.put("next_cursor", Named.cursor(last.recordedAt() + "|" + last.id()));
    }
    return Answer.ok(json.end());
  }
}
