package io.houji.http.calculations;

import io.houji.fund.seedfund.OutcomeRun;
import io.houji.http.json.Json;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** 蒙特卡洛任务: one plan being played by several workers, and then its result. */
final class SimulationJob {
  private final String id;
  private final Json question;
  private final int outcomes;
  private final int chunks;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger played = new AtomicInteger();

  /** Given up when the result is there: its outcomes take much room. */
  private volatile @Nullable OutcomeRun run;

  private volatile @Nullable Json result;
  private volatile boolean failed;

  SimulationJob(String id, Json question, OutcomeRun run) {
    this.id = id;
    this.question = question;
    this.outcomes = run.outcomes();
    this.chunks = run.chunks();
    this.run = run;
  }

  String id() {
    return id;
  }

  boolean asks(Json other) {
    return question.equals(other);
  }

  /** Plays chunks until none is left; any number of threads may do so together. */
  void work() {
    var plays = Objects.requireNonNull(run);
    for (int chunk = next.getAndIncrement();
        chunk < chunks && !failed;
        chunk = next.getAndIncrement()) {
      plays.play(chunk);
      played.incrementAndGet();
    }
  }

  /** Every worker is done. */
  void end() {
    result = OutcomeSimulationCalculation.write(Objects.requireNonNull(run).summary());
    run = null;
  }

  void fail() {
    failed = true;
    run = null;
  }

  boolean isOver() {
    return failed || result != null;
  }

  /** How far it is. */
  Json.Builder progress() {
    return Json.object()
        .put("id", id)
        .put("state", failed ? "failed" : result == null ? "running" : "done")
        .put("outcomes", outcomes)
        .put("share_played", Json.rate((double) played.get() / chunks));
  }

  Json json() {
    var found = result;
    return progress().put("result", found == null ? Json.Null.NULL : found).end();
  }
}
