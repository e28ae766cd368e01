package io.houji.deploy.cli;

import io.houji.deploy.config.Settings;
import io.houji.deploy.database.Migrations;
import io.houji.deploy.database.Postgres;
import io.houji.deploy.serving.House;
import io.houji.deploy.words.Refusal;
import io.houji.http.metrics.Meters;
import io.houji.http.server.ServerOptions;
import io.houji.http.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.BindException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The HTTP service with all its rooms. */
final class Serving implements Service {
  private @Nullable CompletableFuture<Ground> ground;
  private @Nullable Database database;

  /** What needs no database. */
  private record Ground(Meters meters, Vertx vertx) {
    static Ground make() {
      var version = Optional.ofNullable(Serving.class.getPackage().getImplementationVersion());
      var meters = new Meters(version.orElse("unpackaged"), "unknown");
      return new Ground(meters, meters.vertx(new VertxOptions()));
    }
  }

  @Override
  public void prepare() {
    ground = CompletableFuture.supplyAsync(Ground::make, Serving::aside);
  }

  @Override
  public boolean isMigrated(Postgres postgres) {
    return Migrations.isDone(database(postgres)).otherwise(false).await();
  }

  @Override
  public Running start(Settings settings, Postgres postgres) {
    var made = ground();
    var meters = made.meters();
    var vertx = made.vertx();
    var database = database(postgres);
    var wishes =
        new House.Wishes(settings.tenant(), settings.words().language(), options(settings));
    var started =
        House.open(new House.Ground(vertx, meters, database), wishes)
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

  /** On a thread that keeps nobody from ending. */
  private static void aside(Runnable task) {
    var thread = new Thread(task, "aside");
    thread.setDaemon(true);
    thread.start();
  }

  private Ground ground() {
    if (ground == null) {
      prepare();
    }
    return Objects.requireNonNull(ground).join();
  }

  private Database database(Postgres postgres) {
    if (database == null) {
      database = Database.open(ground().vertx(), postgres.service());
    }
    return database;
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
      Settings settings, House.Open house, Database database, Vertx vertx, Meters meters)
      implements Running {

    @Override
    public String url() {
      return "http://" + settings.httpHost() + ":" + house.server().httpPort();
    }

    @Override
    public String adminUrl() {
      return "http://" + settings.httpHost() + ":" + house.server().adminPort();
    }

    @Override
    public void close() {
      house.close().await();
      closeAll(database, vertx, meters).await();
    }
  }
}
