package io.houji.http.ledger;

import io.houji.fund.ledger.Commit;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Ledger;
import io.houji.fund.ledger.Recorded;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import io.houji.http.server.Answer;
import io.houji.http.server.Refusal;
import io.houji.http.store.DatabaseFailure;
import io.houji.http.store.Sql;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The ledger of one tenant in PostgreSQL: commits are numbered without gaps under one lock, in the
 * order in which they become visible. Everything runs on the connection of a unit of work of {@link
 * io.houji.http.store.Database}, which sets the tenant.
 */
public final class LedgerStore {
  /** Rows per statement: some two megabytes of text, so that a large import stays small. */
  private static final int CHUNK = 5_000;

  private static final String LOCK = Sql.load(LedgerStore.class, "lock_ledger.sql");
  private static final String COMMIT = Sql.load(LedgerStore.class, "append_commit.sql");
  private static final String ROWS = Sql.load(LedgerStore.class, "append_rows.sql");
  private static final String LOAD_COMMITS = Sql.load(LedgerStore.class, "load_commits.sql");
  private static final String LOAD_FACTS = Sql.load(LedgerStore.class, "load_facts.sql");

  private LedgerStore() {}

  /** Keeps other writers of the tenant out until the transaction ends. */
  public static Future<Void> lock(SqlConnection connection, String tenant) {
    return connection.preparedQuery(LOCK).execute(Tuple.of(tenant)).mapEmpty();
  }

  /**
   * Appends one commit, under the lock, which it takes if need be.
   *
   * @param changes at least one
   * @return the commit; fails with a {@link Refusal} where a table refuses a row
   */
  public static Future<Commit> append(
      SqlConnection connection, Recording recording, List<Change> changes) {
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("a commit has at least one fact");
    }
    return lock(connection, recording.tenant())
        .compose(locked -> connection.preparedQuery(COMMIT).execute(tuple(recording, changes)))
        .map(rows -> commit(rows.iterator().next()))
        .compose(
            commit ->
                appendRows(connection, recording.tenant(), commit.seq(), changes)
                    .compose(done -> connection.query("set constraints all immediate").execute())
                    .map(commit))
        .recover(LedgerStore::refuse);
  }

  private static Tuple tuple(Recording recording, List<Change> changes) {
    return Tuple.of(
        recording.tenant(),
        recording.actor(),
        recording.source().wire(),
        recording.importId(),
        recording.reason(),
        changes.size());
  }

  private static Future<Void> appendRows(
      SqlConnection connection, String tenant, long seq, List<Change> changes) {
    Future<Void> before = Future.succeededFuture();
    Future<Void> last = before;
    for (FactRows<? extends Fact> rows : FactRows.ALL) {
      var ofKind = changes.stream().filter(c -> rows.kind().isInstance(c.fact())).toList();
      if (ofKind.isEmpty()) {
        continue;
      }
      String sql = ROWS.replace("{table}", rows.table()).replace("{columns}", rows.columnNames());
      for (int from = 0; from < ofKind.size(); from += CHUNK) {
        var chunk = ofKind.subList(from, Math.min(from + CHUNK, ofKind.size()));
        // One chunk is written out while PostgreSQL works at the one before, and no more, so that
        // two at a time are in memory.
        Future<Void> next =
            before.compose(
                done ->
                    aside(() -> text(rows, chunk))
                        .compose(
                            text ->
                                connection
                                    .preparedQuery(sql)
                                    .execute(Tuple.of(tenant, seq, text))
                                    .mapEmpty()));
        before = last;
        last = next;
      }
    }
    return Future.all(before, last).mapEmpty();
  }

  private static String text(FactRows<? extends Fact> rows, List<Change> chunk) {
    return new String(Json.array(chunk, rows::write).toBytes(), StandardCharsets.UTF_8);
  }

  /** Names of tables and constraints are ours; values are the caller's and stay out. */
  private static <T> Future<T> refuse(Throwable failure) {
    if (!(failure instanceof PgException pg)) {
      return Future.failedFuture(failure);
    }
    var what = pg.getTable() + " (" + pg.getConstraint() + ")";
    return switch (DatabaseFailure.of(failure)) {
      case CONFLICT -> Future.failedFuture(new Refusal(Answer.conflict("given twice: " + what)));
      case REFUSED -> Future.failedFuture(new Refusal(Answer.problems(List.of(problem(pg, what)))));
      default -> Future.failedFuture(failure);
    };
  }

  private static Problem problem(PgException pg, String what) {
    return switch (String.valueOf(pg.getSqlState())) {
      case "23503" -> new Problem(Code.UNKNOWN, "", "names something that is not there: " + what);
      case "23502" -> new Problem(Code.MISSING, "", "required: " + pg.getColumn());
      default -> new Problem(Code.OUT_OF_RANGE, "", "can never be true: " + what);
    };
  }

  /** The ledger with everything recorded since its last commit. */
  public static Future<Ledger> follow(SqlConnection connection, String tenant, Ledger ledger) {
    return connection
        .preparedQuery(LOAD_COMMITS)
        .execute(Tuple.of(tenant, ledger.lastSeq()))
        .map(LedgerStore::commits)
        .compose(
            commits ->
                commits.isEmpty()
                    ? Future.succeededFuture(ledger)
                    : facts(connection, tenant, ledger.lastSeq(), commits)
                        .map(facts -> ledger.plus(commits, facts)));
  }

  private static List<Commit> commits(RowSet<Row> rows) {
    var commits = new ArrayList<Commit>(rows.size());
    for (Row row : rows) {
      commits.add(commit(row));
    }
    return commits;
  }

  private static Commit commit(Row row) {
    return new Commit(
        row.getLong("seq"),
        row.getOffsetDateTime("recorded_at").toInstant(),
        row.getString("actor"),
        row.getString("source"),
        row.getString("reason"));
  }

  /** Up to the last of {@code commits}: a later one may have become visible in between. */
  private static Future<List<Recorded>> facts(
      SqlConnection connection, String tenant, long after, List<Commit> commits) {
    long last = commits.get(commits.size() - 1).seq();
    var facts = new ArrayList<Recorded>();
    return connection
        .prepare(LOAD_FACTS)
        .compose(
            statement -> {
              var cursor = statement.cursor(Tuple.of(tenant, after, last));
              return drain(cursor, facts).eventually(cursor::close).eventually(statement::close);
            })
        .map(facts);
  }

  private static Future<Void> drain(Cursor cursor, List<Recorded> into) {
    return drain(cursor, cursor.read(CHUNK), into);
  }

  /** PostgreSQL fetches the next rows while these are read. */
  private static Future<Void> drain(
      Cursor cursor, Future<RowSet<Row>> fetched, List<Recorded> into) {
    return fetched.compose(
        rows -> {
          boolean more = cursor.hasMore();
          var next = more ? cursor.read(CHUNK) : fetched;
          return aside(() -> read(rows, into))
              .compose(read -> more ? drain(cursor, next, into) : Future.succeededFuture());
        });
  }

  private static int read(RowSet<Row> rows, List<Recorded> into) {
    for (Row row : rows) {
      into.add(recorded(row));
    }
    return rows.size();
  }

  /** On a worker: a chunk takes too long for an event loop that answers others too. */
  private static <T> Future<T> aside(Callable<T> work) {
    return Vertx.currentContext().executeBlocking(work, false);
  }

  private static Recorded recorded(Row row) {
    var stored = stored(row.getString("row"));
    return new Recorded(
        row.getLong("seq"),
        stored.field("retracted").filter(new Json.Bool(true)::equals).isPresent(),
        FactRows.read(row.getString("kind"), stored));
  }

  private static Json.Obj stored(String text) {
    Function<List<Problem>, Json> broken =
        problems -> {
          throw new IllegalStateException(
              "stored row is no JSON: "
                  + problems.stream().map(Problem::say).collect(Collectors.joining("; ")));
        };
    return (Json.Obj)
        JsonReader.read(text.getBytes(StandardCharsets.UTF_8)).fold(json -> json, broken);
  }
}
