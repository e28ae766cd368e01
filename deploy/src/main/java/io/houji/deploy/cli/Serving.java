package io.houji.deploy.cli;

import io.houji.deploy.config.Settings;
import io.houji.deploy.database.Postgres;
import io.houji.deploy.serving.Rooms;
import io.houji.deploy.words.Refusal;
import io.houji.http.access.TokenAuthentication;
import io.houji.http.ledger.Snapshots;
import io.houji.http.metrics.Meters;
import io.houji.http.server.Server;
import io.houji.http.server.ServerOptions;
import io.houji.http.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.BindException;
import java.time.InstantSource;
import java.util.Optional;

/** The HTTP service with all its rooms. */
final class Serving implements Service {

  @Override
  public Running start(Settings settings, Postgres postgres) {
    var version = Optional.ofNullable(Serving.class.getPackage().getImplementationVersion());
    var meters = new Meters(version.orElse("unpackaged"), "unknown");
    var vertx = meters.vertx(new VertxOptions());
    var database = Database.open(vertx, postgres.service());
    var ground =
        new Server.Ground(
            new TokenAuthentication(database, InstantSource.system()), meters, database::answers);
    var started =
        Snapshots.follow(vertx, database)
            .compose(
                snapshots ->
                    Server.start(
                        vertx,
                        options(settings),
                        ground,
                        Rooms.of(vertx, database, snapshots, meters, settings.tenant())))
            .recover(
                failure -> {
                  var refusal =
                      failure instanceof BindException
                          ? new Refusal(
                              failure,
                              "serve.port-taken",
                              settings.httpPort(),
                              settings.adminPort())
                          : failure;
                  return closeAll(database, vertx, meters)
                      .transform(closed -> Future.failedFuture(refusal));
                });
    return new Open(settings, started.await(), database, vertx, meters);
  }

  private static ServerOptions options(Settings settings) {
    return ServerOptions.on(settings.httpPort(), settings.adminPort())
        .withHost(settings.httpHost())
        .withLanguage(settings.words().language());
  }

  private static Future<Void> closeAll(Database database, Vertx vertx, Meters meters) {
    return database.close().eventually(vertx::close).onComplete(closed -> meters.close());
  }

  private record Open(
      Settings settings, Server server, Database database, Vertx vertx, Meters meters)
      implements Running {

    @Override
    public String url() {
      return "http://" + settings.httpHost() + ":" + server.httpPort();
    }

    @Override
    public String adminUrl() {
      return "http://" + settings.httpHost() + ":" + server.adminPort();
    }

    @Override
    public void close() {
      server.close().await();
      closeAll(database, vertx, meters).await();
    }
  }
}
