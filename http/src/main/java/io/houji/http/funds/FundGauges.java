package io.houji.http.funds;

import io.houji.fund.ledger.Ledger;
import io.houji.http.json.Json;
import io.houji.http.ledger.Snapshots;
import io.houji.http.ledger.Views;
import io.houji.http.metrics.Meters;
import io.micrometer.core.instrument.Counter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The figures of the home tenant on {@code /metrics}, as of today in China: made anew off the event
 * loop after each commit, whoever wrote it, and when the day turns. A scrape only hands out the
 * last sheet, so it never waits and never mixes two states.
 */
public final class FundGauges {
  private static final Logger LOG = LoggerFactory.getLogger(FundGauges.class);
  private static final Duration LOOK_AT_THE_DAY = Duration.ofSeconds(1);

  /** Where the figures stand: what is shown, or what is being made. */
  private record State(LocalDate day, long seq) {}

  private final Vertx vertx;
  private final Views views;
  private final String tenant;
  private final InstantSource clock;
  private final Counter failures;
  private volatile MetricSnapshots shown = new MetricSnapshots();
  private @Nullable Ledger latest;
  private @Nullable State made;
  private boolean making;
  private boolean closed;
  private long timer;
  private final Promise<Void> idle = Promise.promise();

  private FundGauges(Vertx vertx, Views views, String tenant, Meters meters, InstantSource clock) {
    this.vertx = vertx;
    this.views = views;
    this.tenant = tenant;
    this.clock = clock;
    this.failures =
        Counter.builder("houji.figures.failures")
            .description("Times that the figures on this page could not be made anew.")
            .register(meters.registry());
    meters.registry().getPrometheusRegistry().register(() -> shown);
  }

  /** Begins to follow the ledger of {@code tenant}; until it is read, there are no figures. */
  public static FundGauges follow(Vertx vertx, Snapshots snapshots, Meters meters, Home home) {
    var gauges = new FundGauges(vertx, home.views(), home.tenant(), meters, home.clock());
    snapshots.onMove((tenant, ledger) -> gauges.moved(tenant, ledger));
    gauges.timer = vertx.setPeriodic(LOOK_AT_THE_DAY.toMillis(), tick -> gauges.make());
    snapshots
        .ledger(home.tenant())
        .onFailure(failure -> LOG.warn("ledger of {}: {}", home.tenant(), failure.getMessage()));
    return gauges;
  }

  /** Shows what it shows; ends when the sheet in the making is made. */
  public Future<Void> close() {
    var cancelled = vertx.cancelTimer(timer);
    LOG.debug("no more figures: {}", cancelled);
    synchronized (this) {
      closed = true;
      if (!making) {
        idle.tryComplete();
      }
    }
    return idle.future();
  }

  /** Whose figures are shown, and by which clock the day turns. */
  public record Home(String tenant, Views views, InstantSource clock) {}

  private void moved(String whose, Ledger ledger) {
    if (whose.equals(tenant)) {
      synchronized (this) {
        if (latest == null || latest.lastSeq() < ledger.lastSeq()) {
          latest = ledger;
        }
      }
      make();
    }
  }

  /** One at a time; commits that come meanwhile are in the next sheet together. */
  private void make() {
    var day = LocalDate.ofInstant(clock.instant(), Json.CHINA);
    Ledger ledger;
    synchronized (this) {
      ledger = latest;
      if (closed || making || ledger == null || new State(day, ledger.lastSeq()).equals(made)) {
        return;
      }
      making = true;
    }
    var state = new State(day, ledger.lastSeq());
    vertx
        .executeBlocking(
            () -> FundSheet.of(views.view(tenant, ledger, day, ledger.lastSeq()), ledger), false)
        .onSuccess(sheet -> shown = sheet)
        .onFailure(
            failure -> {
              failures.increment();
              LOG.error("figures of {} on {}", tenant, day, failure);
            })
        .onComplete(
            done -> {
              synchronized (this) {
                making = false;
                made = state; // also after a failure: the same books would fail again
                if (closed) {
                  idle.tryComplete();
                }
              }
              make();
            });
  }
}
