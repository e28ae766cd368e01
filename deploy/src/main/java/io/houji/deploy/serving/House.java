package io.houji.deploy.serving;

import io.houji.http.access.TokenAuthentication;
import io.houji.http.funds.TrackVerticle;
import io.houji.http.ledger.Snapshots;
import io.houji.http.metrics.Meters;
import io.houji.http.scoring.ScoringRoom;
import io.houji.http.server.Server;
import io.houji.http.server.ServerOptions;
import io.houji.http.store.Database;
import io.houji.http.writes.Writes;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * The whole service at work: the verticles track, score and stream, and the API before them. What
 * it stands on is the caller's, and stays open.
 */
public final class House {
  private final Vertx vertx;
  private final Deque<String> deployed = new ArrayDeque<>();

  /** What it stands on. */
  public record Ground(Vertx vertx, Meters meters, Database database) {}

  /**
   * What the settings say of it.
   *
   * @param home the tenant whose figures are on {@code /metrics}
   * @param language in which the page for people begins
   */
  public record Wishes(String home, Locale language, ServerOptions options) {}

  /** At work. */
  public record Open(House house, Snapshots snapshots, Server server) {

    /** The requests at work end first, then what they stand on, each before the next. */
    public Future<Void> close() {
      return server.close().eventually(house::end);
    }
  }

  private House(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Opens it; fails with nothing left at work. */
  public static Future<Open> open(Ground ground, Wishes wishes) {
    var house = new House(ground.vertx());
    return house
        .open(ground, wishes, new TrackVerticle(ground.database(), ground.meters(), wishes.home()))
        .recover(failure -> house.end().transform(ended -> Future.failedFuture(failure)));
  }

  private Future<Open> open(Ground ground, Wishes wishes, TrackVerticle track) {
    var clock = InstantSource.system();
    var writes = new Writes(ground.database(), ground.meters());
    var scoring =
        ScoringRoom.open(
            ground.vertx(),
            ground.database(),
            writes,
            new ScoringRoom.Watch(clock, ground.meters(), wishes.home()));
    return deploy(track)
        .compose(tracking -> deploy(scoring.verticle()))
        .compose(
            working -> {
              var snapshots = track.snapshots();
              var rooms = Rooms.of(ground, writes, snapshots, scoring, wishes.language());
              return Server.start(vertx, wishes.options(), door(ground, clock), rooms)
                  .map(server -> new Open(this, snapshots, server));
            });
  }

  private static Server.Ground door(Ground ground, InstantSource clock) {
    return new Server.Ground(
        new TokenAuthentication(ground.database(), clock),
        ground.meters(),
        ground.database()::answers);
  }

  private Future<Void> deploy(Deployable verticle) {
    return vertx.deployVerticle(verticle).onSuccess(deployed::push).mapEmpty();
  }

  private Future<Void> end() {
    return deployed.isEmpty()
        ? Future.succeededFuture()
        : vertx.undeploy(deployed.pop()).transform(ended -> end());
  }
}
