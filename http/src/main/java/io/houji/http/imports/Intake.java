package io.houji.http.imports;

import io.houji.fund.ledger.Commit;
import io.houji.fund.ledger.Ledger;
import io.houji.fund.ledger.Recorded;
import io.houji.fund.outcome.Problem;
import io.houji.http.json.Json;
import io.houji.http.ledger.Change;
import io.houji.http.ledger.LedgerStore;
import io.houji.http.ledger.Recording;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * 收件: brings what a file says into the ledger. Under the ledger's lock, on one connection: read
 * what was recorded since, look at the file beside everything known, append what is new or
 * corrected, keep what became of the file. All of it or nothing.
 */
public final class Intake {
  private final Vertx vertx;

  public Intake(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * A file that was read.
   *
   * @param path where it still is: bad rows are read from it once more
   */
  public record Arrival(String tenant, String actor, String importId, Imported read, Path path) {}

  /**
   * What became of a file.
   *
   * @param refused nothing was recorded, or would be
   * @param json what is said of it; of a refused one, what it would do
   * @param problems the first thousand, of which there are {@code problemCount}
   * @param badRows as CSV; empty if none
   * @param commit empty if it changes nothing
   * @param changes those of the commit, or those that there would be
   */
  public record Taken(
      boolean refused,
      Json.Obj json,
      List<Problem> problems,
      long problemCount,
      Buffer badRows,
      Optional<Commit> commit,
      List<Change> changes) {}

  /** A draft with all that takes time to make of it. */
  private record Ready(Draft draft, Json.Obj effect, Buffer badRows) {}

  /** A new id; later ones come after earlier ones. */
  public static String newId(InstantSource clock) {
    var random = ThreadLocalRandom.current();
    return "imp_"
        + HexFormat.of().toHexDigits(clock.millis(), 12)
        + HexFormat.of().toHexDigits(random.nextLong(), 10);
  }

  /** What the ledger would be with what {@code taken} changes. */
  public static Ledger after(Ledger ledger, Taken taken) {
    if (taken.changes.isEmpty()) {
      return ledger;
    }
    long seq = ledger.lastSeq() + 1;
    var commit = new Commit(seq, Instant.EPOCH, "", "", null);
    return ledger.plus(
        List.of(commit),
        taken.changes.stream()
            .map(change -> new Recorded(seq, change.retracted(), change.fact()))
            .toList());
  }

  /** What the file would do to {@code ledger}; writes nothing. */
  public Future<Taken> rehearse(Ledger ledger, Imported read) {
    return vertx.executeBlocking(
        () -> {
          var draft = Draft.of(ledger, read);
          return taken(draft, ImportJson.rehearsed(draft), Buffer.buffer(), Optional.empty());
        },
        false);
  }

  /**
   * Records the file unless it is refused.
   *
   * @param before what is known of the ledger already; saves reading it
   */
  public Future<Taken> take(SqlConnection connection, Ledger before, Arrival arrival, Watch watch) {
    long rows = arrival.read.rows();
    return LedgerStore.lock(connection, arrival.tenant)
        .compose(locked -> LedgerStore.follow(connection, arrival.tenant, before))
        .compose(
            ledger ->
                vertx.executeBlocking(
                    () -> {
                      watch.at(Watch.Phase.CHECKING, rows, 1);
                      return ready(ledger, arrival);
                    },
                    false))
        .compose(
            ready -> {
              watch.at(Watch.Phase.WRITING, rows, 1);
              return ready.draft.isRefused()
                  ? Future.succeededFuture(
                      taken(ready.draft, ready.effect, ready.badRows, Optional.empty()))
                  : record(connection, arrival, ready);
            });
  }

  private static Ready ready(Ledger ledger, Arrival arrival) throws IOException {
    var draft = Draft.of(ledger, arrival.read);
    var badRows =
        draft.isRefused()
            ? Buffer.buffer()
            : BadRows.csv(arrival.read, arrival.path, draft.findings().badRows());
    return new Ready(draft, ImportJson.effect(draft), badRows);
  }

  private static Future<Taken> record(SqlConnection connection, Arrival arrival, Ready ready) {
    var changes = ready.draft.changes();
    var recording =
        new Recording(
            arrival.tenant,
            arrival.actor,
            Recording.Source.IMPORT,
            arrival.importId,
            arrival.read.wish().reason().orElse(null));
    Future<Optional<Commit>> appended =
        changes.isEmpty()
            ? Future.succeededFuture(Optional.empty())
            : LedgerStore.append(connection, recording, changes).map(Optional::of);
    return appended.compose(
        commit ->
            ImportStore.keep(
                    connection,
                    new ImportStore.Done(
                        arrival.tenant,
                        arrival.importId,
                        arrival.actor,
                        ready.draft,
                        ready.effect,
                        commit.map(Commit::seq),
                        ready.badRows))
                .map(kept -> taken(ready.draft, ImportJson.kept(kept), ready.badRows, commit)));
  }

  private static Taken taken(Draft draft, Json.Obj json, Buffer badRows, Optional<Commit> commit) {
    var findings = draft.findings();
    return new Taken(
        draft.isRefused(),
        json,
        findings.shown().stream().map(RowProblem::problem).toList(),
        findings.count(),
        badRows,
        commit,
        draft.isRefused() ? List.of() : draft.changes());
  }
}
