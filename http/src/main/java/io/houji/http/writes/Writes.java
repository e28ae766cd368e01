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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

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
  private static final String KEEP = Sql.load(Writes.class, "keep_answer.sql");

  private final Database database;
  private final Meters meters;

  public Writes(Database database, Meters meters) {
    this.database = database;
    this.meters = meters;
  }

  /** Does {@code work} once for the request's key, within a request's time. */
  public Future<Answer> once(Request request, Function<SqlConnection, Future<Answer>> work) {
    return once(request, work, database::write);
  }

  /** Does {@code work} once for the request's key, with the time a large file needs. */
  public Future<Answer> onceLong(Request request, Function<SqlConnection, Future<Answer>> work) {
    return once(request, work, database::longWrite);
  }

  private Future<Answer> once(
      Request request,
      Function<SqlConnection, Future<Answer>> work,
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

  private Future<Answer> claimed(
      SqlConnection connection, Claim claim, Function<SqlConnection, Future<Answer>> work) {
    return connection
        .preparedQuery(LOCK)
        .execute(claim.lock())
        .recover(Writes::stillAtWork)
        .compose(locked -> connection.preparedQuery(FIND).execute(claim.key()))
        .compose(
            rows -> {
              var row = rows.iterator();
              return row.hasNext()
                  ? Future.succeededFuture(again(row.next(), claim))
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

  private Answer again(Row row, Claim claim) {
    if (!row.getBuffer("body_hash").equals(claim.bodyHash())) {
      return Answer.problem(
          ProblemType.IDEMPOTENCY_MISMATCH,
          "this Idempotency-Key was used for a request with another content or address");
    }
    meters.countReplay();
    var body = new Answer.Body.Bytes(row.getString("content_type"), row.getBuffer("body"));
    return Answer.replay(row.getInteger("status"), headers(row.getString("headers")), body)
        .with(HIT, "true");
  }

  private static Future<Answer> first(
      SqlConnection connection, Claim claim, Function<SqlConnection, Future<Answer>> work) {
    return work.apply(connection)
        .compose(
            answer -> {
              if (answer.isProblem()) {
                return Future.failedFuture(new Refusal(answer)); // rolls back
              }
              if (!(answer.body() instanceof Answer.Body.Bytes ready)) {
                throw new IllegalStateException("only ready bytes can be kept and given again");
              }
              return connection
                  .preparedQuery(KEEP)
                  .execute(
                      claim
                          .key()
                          .addBuffer(claim.bodyHash())
                          .addInteger(answer.status())
                          .addString(written(answer.headers()))
                          .addString(ready.type())
                          .addBuffer(ready.bytes()))
                  .map(answer.with(HIT, "false"));
            });
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

  /** What a key is scoped to, and what must be the same when it comes again. */
  private record Claim(
      String tenant, String client, String operation, String name, Buffer bodyHash) {

    static Claim of(Request request) {
      var caller = request.caller();
      return new Claim(
          caller.tenant(),
          caller.client(),
          request.operationId(),
          request.idempotencyKey(),
          hash(request));
    }

    /** Address and body: a key used at another address is another request. */
    private static Buffer hash(Request request) {
      try {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(request.rawPath().getBytes(StandardCharsets.UTF_8));
        request
            .queryParameters()
            .forEach(
                parameter -> {
                  digest.update((byte) 0);
                  digest.update(parameter.getKey().getBytes(StandardCharsets.UTF_8));
                  digest.update((byte) 0);
                  digest.update(parameter.getValue().getBytes(StandardCharsets.UTF_8));
                });
        digest.update((byte) 1);
        digest.update(request.contentType().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 1);
        digest.update(request.bodySha256());
        return Buffer.buffer(digest.digest());
      } catch (NoSuchAlgorithmException everyJdkHasIt) {
        throw new IllegalStateException(everyJdkHasIt);
      }
    }

    Tuple key() {
      return Tuple.of(tenant, client, operation, name);
    }

    /** Lengths keep two different claims from being written alike. */
    Tuple lock() {
      return Tuple.of(
          tenant.length() + ":" + tenant + client.length() + ":" + client + operation + ":" + name);
    }
  }
}
