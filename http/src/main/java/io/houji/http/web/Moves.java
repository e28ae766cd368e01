package io.houji.http.web;

import io.houji.http.ledger.Snapshots;
import io.houji.http.server.Answer;
import io.houji.http.server.ProblemType;
import io.houji.http.server.Request;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells readers when the ledger of their tenant moved. It carries no figures: they have one address
 * each, and a reader who hears of a commit asks there.
 */
final class Moves {
  /** Below the silence after which the shell closes a connection. */
  private static final Duration BEAT = Duration.ofSeconds(10);

  /** After this a reader asks anew, so that a revoked token does not listen for long. */
  private static final Duration LIFE = Duration.ofMinutes(5);

  /** One tenant must not take all the streams there are. */
  private static final int PER_TENANT = 50;

  private final Vertx vertx;
  private final Snapshots snapshots;
  private final InstantSource clock;
  private final Map<String, Set<MoveStream>> open = new ConcurrentHashMap<>();

  private Moves(Vertx vertx, Snapshots snapshots, InstantSource clock) {
    this.vertx = vertx;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  static Moves of(Vertx vertx, Snapshots snapshots) {
    var moves = new Moves(vertx, snapshots, InstantSource.system());
    snapshots.onMove(
        (tenant, ledger) -> moves.readers(tenant).forEach(one -> one.moved(ledger.lastSeq())));
    return moves;
  }

  private Set<MoveStream> readers(String tenant) {
    return open.computeIfAbsent(tenant, name -> ConcurrentHashMap.newKeySet());
  }

  /** Listens first and reads then, so that no commit falls between the two. */
  Future<Answer> answer(Request request) {
    var readers = readers(request.tenant());
    if (readers.size() >= PER_TENANT) {
      return Future.succeededFuture(
          Answer.problem(ProblemType.UNAVAILABLE, "this tenant has " + PER_TENANT + " streams open")
              .with("Retry-After", "10"));
    }
    var stream = new MoveStream(vertx.getOrCreateContext());
    readers.add(stream);
    return snapshots
        .ledger(request.tenant())
        .map(
            ledger -> {
              stream.moved(ledger.lastSeq());
              long beat = vertx.setPeriodic(BEAT.toMillis(), tick -> stream.beat());
              long over =
                  vertx.setTimer(life(request.caller().expiresAt()), late -> stream.finish());
              return Answer.stream(
                  "text/event-stream",
                  stream,
                  () -> {
                    readers.remove(stream);
                    vertx.cancelTimer(beat);
                    vertx.cancelTimer(over);
                  });
            })
        .onFailure(failure -> readers.remove(stream));
  }

  private long life(Instant expiry) {
    long left = Duration.between(clock.instant(), expiry).toMillis();
    return Math.max(1, Math.min(LIFE.toMillis(), left));
  }
}
