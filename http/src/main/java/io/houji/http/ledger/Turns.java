package io.houji.http.ledger;

import io.houji.http.server.Answer;
import io.houji.http.server.ProblemType;
import io.houji.http.server.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One write of a tenant at a time on this node. A ledger numbers its commits under one lock, so
 * that writers wait for each other in any case; waiting here costs no connection, and only writers
 * of other nodes are left to wait for in the database.
 */
final class Turns {
  /** Waiters of one tenant beyond which more would only time out. */
  private static final int MOST = 256;

  /** Shorter than a client's patience, longer than a hundred writes take on a busy machine. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final Map<String, Deque<Runnable>> waiting = new HashMap<>();

  Turns(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Does {@code work} when it is its turn; refused if that takes too long. */
  <T> Future<T> take(String tenant, Supplier<Future<T>> work) {
    var context = vertx.getOrCreateContext();
    var promise = Promise.<T>promise();
    long since = System.nanoTime();
    Runnable turn =
        () ->
            context.runOnContext(
                go -> {
                  boolean late = System.nanoTime() - since > LONGEST.toNanos();
                  var done = late ? Turns.<T>busy() : begun(work);
                  done.onComplete(
                      ended -> {
                        next(tenant);
                        promise.handle(ended);
                      });
                });
    synchronized (waiting) {
      var queue = waiting.get(tenant);
      if (queue == null) {
        waiting.put(tenant, new ArrayDeque<>());
      } else if (queue.size() >= MOST) {
        return busy();
      } else {
        queue.addLast(turn);
        return promise.future();
      }
    }
    turn.run();
    return promise.future();
  }

  /** Work that throws instead of failing must not end the queue. */
  private static <T> Future<T> begun(Supplier<Future<T>> work) {
    return Future.succeededFuture().compose(now -> work.get());
  }

  private void next(String tenant) {
    Runnable turn;
    synchronized (waiting) {
      var queue = waiting.get(tenant);
      turn = queue == null ? null : queue.pollFirst();
      if (turn == null) {
        waiting.remove(tenant);
        return;
      }
    }
    turn.run();
  }

  private static <T> Future<T> busy() {
    return Future.failedFuture(
        new Refusal(
            Answer.problem(
                    ProblemType.UNAVAILABLE,
                    "too many writes at once; the same request may be sent again")
                .with("Retry-After", "1")));
  }
}
