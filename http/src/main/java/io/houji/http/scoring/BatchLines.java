package io.houji.http.scoring;

import io.houji.http.json.Json;
import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.houji.http.store.Database;
import io.houji.http.store.Sql;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list, made again from what was kept (批量单行回放): the line as it came, the texts it was
 * scored with, and the bytes that came out then.
 */
final class BatchLines {
  private static final String PARTS = Sql.load(BatchLines.class, "batch_parts.sql");
  private static final String KEPT = Sql.load(BatchLines.class, "kept_part.sql");
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,11}");

  /**
   * Days from that of the result on which its part may have been scored: a part is written within a
   * minute, by a clock that need not be the database's. A line's day is held against that day.
   */
  private static final List<Integer> DAYS_FROM_RESULT = List.of(0, -1, 1);

  private final Vertx vertx;
  private final Database database;
  private final Library library;

  BatchLines(Vertx vertx, Database database, Library library) {
    this.vertx = vertx;
    this.database = database;
    this.library = library;
  }

  /** A part's packed lines and, once it is scored, their packed results. */
  private record Part(int number, Buffer input, Optional<Result> result) {}

  private record Result(Buffer lines, Instant recordedAt) {}

  /** A line where it was found; {@code input} is packed and holds nothing else. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  private record Line(BatchStore.Batch batch, long number, byte[] input, Part part) {}

  Future<Answer> replay(Request request) {
    String tenant = request.tenant();
    String id = request.path("batch_id");
    String number = request.path("line_number");
    if (!NUMBER.matcher(number).matches()) {
      return Future.succeededFuture(Answer.notFound("there is no line " + number));
    }
    return database
        .read(
            tenant,
            connection ->
                BatchStore.find(connection, tenant, id)
                    .compose(
                        batch ->
                            batch.isEmpty()
                                ? Future.succeededFuture(Optional.<Line>empty())
                                : find(connection, tenant, batch.get(), Long.parseLong(number))))
        .compose(
            line ->
                line.map(found -> replay(request, found))
                    .orElseGet(
                        () ->
                            Future.succeededFuture(
                                Answer.notFound("there is no line " + number + " of " + id))));
  }

  private Future<Answer> replay(Request request, Line line) {
    var result = line.part.result;
    if (result.isEmpty()) {
      return Future.succeededFuture(
          Answer.conflict("line " + line.number + " is still to be scored"));
    }
    return library
        .find(request.tenant(), line.batch.catalogue())
        .compose(
            ready ->
                vertx.executeBlocking(() -> replayed(request, line, result.get(), ready), false));
  }

  private static Answer replayed(Request request, Line line, Result result, Versions.Ready ready) {
    byte[] then = lineOf(BatchPart.unpacked(result.lines.getBytes()), line.number);
    for (int days : DAYS_FROM_RESULT) {
      var now = result.recordedAt.plus(days, ChronoUnit.DAYS);
      var again = BatchScoring.score(ready, line.batch.head(), line.input, now);
      if (Arrays.equals(then, lineOf(BatchPart.unpacked(again.result()), line.number))) {
        return request.asksFor("text/plain")
            ? Answer.bytes("text/plain; charset=utf-8", then)
            : Answer.bytes(
                "application/json",
                Scores.enveloped(envelope(line, result), Buffer.buffer(then)).getBytes());
      }
    }
    return Answer.conflict("line " + line.number + " is not the same when it is made again");
  }

  private static Json.Obj envelope(Line line, Result result) {
    return Json.object()
        .put("batch_id", line.batch.id())
        .put("line", line.number)
        .put("recorded_at", result.recordedAt)
        .put("recorded_by", line.batch.actor())
        .put("catalogue_sha256", line.batch.catalogue().hex())
        .end();
  }

  /** The result of a line, without its end. */
  private static byte[] lineOf(byte[] results, long number) {
    byte[] head = ("{\"line\":" + number + ",").getBytes(StandardCharsets.US_ASCII);
    int from = 0;
    for (int at = 0; at < results.length; at++) {
      if (results[at] == '\n') {
        boolean here =
            at - from >= head.length
                && Arrays.equals(head, 0, head.length, results, from, from + head.length);
        if (here) {
          return Arrays.copyOfRange(results, from, at);
        }
        from = at + 1;
      }
    }
    throw new IllegalStateException("no result for line " + number);
  }

  /**
   * A line cannot stand in a later part than as many lines as its number lead to: blank lines are
   * not counted. Mostly it is in that very part; else it is looked for by halves.
   */
  private Future<Optional<Line>> find(
      SqlConnection connection, String tenant, BatchStore.Batch batch, long number) {
    return connection
        .preparedQuery(PARTS)
        .execute(Tuple.of(tenant, batch.id()))
        .compose(
            rows -> {
              long before = 0;
              int last = 0;
              for (var row : rows) {
                if (before < number) {
                  last = row.getInteger("part");
                }
                before += row.getInteger("lines");
              }
              return find(connection, tenant, new Search(batch, number, 1, last, last));
            });
  }

  /** Parts from {@code low} to {@code high}, of which {@code next} is looked at. */
  private record Search(BatchStore.Batch batch, long number, int low, int high, int next) {
    Search in(int from, int to) {
      return new Search(batch, number, from, to, (from + to) / 2);
    }
  }

  private Future<Optional<Line>> find(SqlConnection connection, String tenant, Search search) {
    if (search.low > search.high) {
      return Future.succeededFuture(Optional.empty());
    }
    return part(connection, tenant, search.batch.id(), search.next)
        .compose(part -> vertx.executeBlocking(() -> look(part, search), false))
        .compose(
            look -> {
              if (look.line.isPresent() || look.before == look.after) {
                return Future.succeededFuture(look.line);
              }
              var rest =
                  look.before
                      ? search.in(search.low, search.next - 1)
                      : search.in(search.next + 1, search.high);
              return find(connection, tenant, rest);
            });
  }

  private static Future<Part> part(SqlConnection connection, String tenant, String id, int number) {
    return connection
        .preparedQuery(KEPT)
        .execute(Tuple.of(tenant, id, number))
        .map(
            rows -> {
              var row = rows.iterator().next();
              @Nullable OffsetDateTime at = row.getOffsetDateTime("recorded_at");
              var result =
                  at == null
                      ? Optional.<Result>empty()
                      : Optional.of(new Result(row.getBuffer("result"), at.toInstant()));
              return new Part(number, row.getBuffer("input"), result);
            });
  }

  /** What a part tells: the line, or that it stands before or after it, or in a gap of it. */
  private record Look(Optional<Line> line, boolean before, boolean after) {}

  private static Look look(Part part, Search search) {
    var found = new AtomicReference<byte @Nullable []>();
    var numbers = new ArrayList<Long>(2);
    BatchPart.read(
        part.input.getBytes(),
        (number, bytes, from, to) -> {
          if (numbers.size() < 2) {
            numbers.add(number);
          } else {
            numbers.set(1, number);
          }
          if (number == search.number) {
            found.set(Arrays.copyOfRange(bytes, from, to));
          }
        });
    byte[] line = found.get();
    if (line == null) {
      boolean before = search.number < numbers.get(0);
      boolean after = search.number > numbers.get(numbers.size() - 1);
      return new Look(Optional.empty(), before, after);
    }
    var alone = new ArrayList<BatchPart>(1);
    var packer = new BatchPart.Packer(alone::add);
    packer.line(search.number, line);
    packer.end();
    var here = new Line(search.batch, search.number, alone.get(0).input(), part);
    return new Look(Optional.of(here), false, false);
  }
}
