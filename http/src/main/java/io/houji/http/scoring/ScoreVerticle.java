package io.houji.http.scoring;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.function.Consumer;

/**
 * 评分: scores recorded lists part by part, off the event loops, and looks now and then at how the
 * scores given so far have turned out.
 */
public final class ScoreVerticle extends VerticleBase {
  private final BatchWork work;
  private final Consumer<Vertx> measuring;

  ScoreVerticle(BatchWork work, Consumer<Vertx> measuring) {
    this.work = work;
    this.measuring = measuring;
  }

  @Override
  public Future<?> start() {
    work.follow(vertx);
    measuring.accept(vertx);
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    return work.close();
  }
}
