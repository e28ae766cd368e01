package io.houji.http.writes;

import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import io.houji.http.metrics.Meters;
import io.houji.http.server.Answer;
import io.houji.http.server.ProblemType;
import io.houji.http.server.Refusal;
import io.houji.http.server.Request;
import io.houji.http.store.Database;
import io.houji.http.store.DatabaseFailure;
import io.houji.http.store.Sql;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes that happen once. In one transaction: take the key's lock, so that a twin waits; answer
 * from the stored row if there is one; else do the work and store its answer. So the answer is kept
 * exactly if the work is, whatever dies in between.
 *
 * <p>Answers that are problems roll everything back and are not kept: the mended request may use
 * the same key.
 */
public final class Writes {
  /** Says whether this answer was given before. */
  static final String HIT = "Idempotency-Hit";

  private static final String LOCK = Sql.load(Writes.class, "lock_key.sql");
  private static final String FIND = Sql.load(Writes.class, "find_key.sql");
  private static final String KEEP = Sql.load(Writes.class, "keep_answers.sql");

  private final Database database;
  private final Meters meters;

  public Writes(Database database, Meters meters) {
    this.database = database;
    this.meters = meters;
  }

  /** Reads the body of an answer given before from the rows that the work itself wrote. */
  @FunctionalInterface
  public interface Rows {
    /**
     * The same bytes again.
     *
     * @param headers of the answer, such as its Location
     */
    Future<Buffer> body(SqlConnection connection, Map<String, String> headers);
  }

  /**
   * The work of one request.
   *
   * @param rows null: the body is kept with the key
   */
  private record Work(Function<SqlConnection, Future<Answer>> first, @Nullable Rows rows) {}

  /** Does {@code work} once for the request's key, within a request's time. */
  public Future<Answer> once(Request request, Function<SqlConnection, Future<Answer>> work) {
    return once(request, new Work(work, null), database::write);
  }

  /** The same for a body that need not be kept twice. */
  public Future<Answer> once(
      Request request, Function<SqlConnection, Future<Answer>> work, Rows rows) {
    return once(request, new Work(work, rows), database::write);
  }

  /** Does {@code work} once for the request's key, with the time a large file needs. */
  public Future<Answer> onceLong(Request request, Function<SqlConnection, Future<Answer>> work) {
    return once(request, new Work(work, null), database::longWrite);
  }

  private Future<Answer> once(
      Request request,
      Work work,
      BiFunction<String, Function<SqlConnection, Future<Answer>>, Future<Answer>> transaction) {
    var claim = Claim.of(request);
    return transaction
        .apply(request.tenant(), connection -> claimed(connection, claim, work))
        .recover(
            failure ->
                failure instanceof Refusal refusal
                    ? Future.succeededFuture(refusal.answer())
                    : Future.failedFuture(failure));
  }

  private Future<Answer> claimed(SqlConnection connection, Claim claim, Work work) {
    return connection
        .preparedQuery(LOCK)
        .execute(claim.lock())
        .recover(Writes::stillAtWork)
        .compose(locked -> connection.preparedQuery(FIND).execute(claim.key()))
        .compose(
            rows -> {
              var row = rows.iterator();
              return row.hasNext()
                  ? again(connection, row.next(), claim, work)
                  : first(connection, claim, work);
            });
  }

  private static <T> Future<T> stillAtWork(Throwable failure) {
    return DatabaseFailure.of(failure) == DatabaseFailure.BUSY
        ? Future.failedFuture(
            new Refusal(
                Answer.problem(
                        ProblemType.IDEMPOTENCY_IN_PROGRESS,
                        "a request with this key is still at work; send it again later")
                    .with("Retry-After", "1")))
        : Future.failedFuture(failure);
  }

  private Future<Answer> again(SqlConnection connection, Row row, Claim claim, Work work) {
    if (!row.getBuffer("body_hash").equals(claim.bodyHash())) {
      return Future.succeededFuture(
          Answer.problem(
              ProblemType.IDEMPOTENCY_MISMATCH,
              "this Idempotency-Key was used for a request with another content or address"));
    }
    meters.countReplay();
    int status = row.getInteger("status");
    String type = row.getString("content_type");
    var headers = headers(row.getString("headers"));
    var kept = row.getBuffer("body");
    var body =
        work.rows != null && kept.length() == 0
            ? work.rows.body(connection, headers)
            : Future.succeededFuture(kept);
    return body.map(
        bytes ->
            Answer.replay(status, headers, new Answer.Body.Bytes(type, bytes)).with(HIT, "true"));
  }

  private static Future<Answer> first(SqlConnection connection, Claim claim, Work work) {
    return work.first
        .apply(connection)
        .compose(
            answer -> {
              if (answer.isProblem()) {
                return Future.failedFuture(new Refusal(answer)); // rolls back
              }
              return keep(connection, List.of(new Kept(claim, answer, work.rows == null)))
                  .map(answer.with(HIT, "false"));
            });
  }

  /**
   * An answer to be given again to whoever repeats the claim.
   *
   * @param withBody false: rows of the work have it
   */
  record Kept(Claim claim, Answer answer, boolean withBody) {
    Answer.Body.Bytes ready() {
      if (answer.body() instanceof Answer.Body.Bytes ready) {
        return ready;
      }
      throw new IllegalStateException("only ready bytes can be kept and given again");
    }

    Buffer body() {
      return withBody ? ready().bytes() : Buffer.buffer();
    }
  }

  /** Keeps answers in the transaction that did the work. */
  static Future<Void> keep(SqlConnection connection, List<Kept> all) {
    return connection.preparedQuery(KEEP).execute(columns(all)).mapEmpty();
  }

  private static Tuple columns(List<Kept> all) {
    return Claim.keys(all.stream().map(Kept::claim).toList())
        .addArrayOfBuffer(all.stream().map(kept -> kept.claim.bodyHash()).toArray(Buffer[]::new))
        .addArrayOfInteger(all.stream().map(kept -> kept.answer.status()).toArray(Integer[]::new))
        .addArrayOfString(
            all.stream().map(kept -> written(kept.answer.headers())).toArray(String[]::new))
        .addArrayOfString(all.stream().map(kept -> kept.ready().type()).toArray(String[]::new))
        .addArrayOfBuffer(all.stream().map(Kept::body).toArray(Buffer[]::new));
  }

  private static String written(Map<String, String> headers) {
    var json = Json.object();
    headers.forEach(json::put);
    return new String(json.end().toBytes(), StandardCharsets.UTF_8);
  }

  private static Map<String, String> headers(String written) {
    var headers = new LinkedHashMap<String, String>();
    JsonReader.read(written.getBytes(StandardCharsets.UTF_8))
        .fold(json -> (Json.Obj) json, problems -> Json.Obj.EMPTY)
        .fields()
        .forEach((name, value) -> headers.put(name, ((Json.Text) value).value()));
    return headers;
  }
}
