package io.houji.http.store;

import java.time.Duration;

/**
 * How long one kind of work may take. Each limit is shorter than the next one out, so that the
 * innermost that can name the cause fires first: lock, then statement, then unit of work, then the
 * silence of a dead connection.
 *
 * @param connections of the pool
 * @param queue waiters beyond which work is refused at once
 * @param acquire longest wait for a connection
 * @param lock longest wait for a row or advisory lock
 * @param statement longest single statement
 * @param unit longest unit of work, from asking for a connection to the commit
 * @param silence after which a connection that says nothing is dead
 */
public record Patience(
    int connections,
    int queue,
    Duration acquire,
    Duration lock,
    Duration statement,
    Duration unit,
    Duration silence) {

  /** For requests that somebody waits for. */
  public static Patience request() {
    int connections = Math.max(4, 4 * Runtime.getRuntime().availableProcessors());
    return new Patience(
        connections,
        // More than the requests let in at the door, so that work begun is never thrown away here.
        256,
        Duration.ofMillis(1500),
        Duration.ofMillis(1000),
        Duration.ofMillis(3000),
        Duration.ofMillis(3500),
        Duration.ofMillis(4000));
  }

  /** For imports and reports: few at a time, each as long as a large file needs. */
  public static Patience job() {
    return new Patience(
        4,
        16,
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        Duration.ofSeconds(60),
        Duration.ofSeconds(120),
        Duration.ofSeconds(65));
  }
}
