package io.houji.http.funds;

import io.houji.http.ledger.Snapshots;
import io.houji.http.ledger.Views;
import io.houji.http.metrics.Meters;
import io.houji.http.store.Database;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * 跟踪: holds the ledgers of the tenants and moves with each commit, whoever made it; with the home
 * tenant's move its figures on {@code /metrics}.
 */
public final class TrackVerticle extends VerticleBase {
  private final Database database;
  private final Meters meters;
  private final String home;
  private @Nullable Snapshots snapshots;
  private @Nullable FundGauges gauges;

  /**
   * @param home the tenant whose figures are shown
   */
  public TrackVerticle(Database database, Meters meters, String home) {
    this.database = database;
    this.meters = meters;
    this.home = home;
  }

  @Override
  public Future<?> start() {
    return Snapshots.follow(vertx, database).onSuccess(this::show);
  }

  private void show(Snapshots following) {
    snapshots = following;
    var clock = InstantSource.system();
    var shown = new FundGauges.Home(home, new Views(vertx, following, clock), clock);
    gauges = FundGauges.follow(vertx, following, meters, shown);
  }

  /**
   * The ledgers.
   *
   * @throws IllegalStateException before it has started
   */
  public Snapshots snapshots() {
    if (snapshots == null) {
      throw new IllegalStateException("not started");
    }
    return snapshots;
  }

  @Override
  public Future<?> stop() {
    return gauges == null || snapshots == null
        ? Future.succeededFuture()
        : snapshots.close().eventually(gauges::close);
  }
}
