package io.houji.deploy.load;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The least that a Vert.x server can do, in a JVM of its own: take in the body and answer a
 * constant; at {@code /row}, after a row of some words is committed.
 */
final class PeerProgram {
  private static final Buffer CONSTANT =
      Buffer.buffer("{\"decision\":\"indicate\",\"score\":688,\"pd\":0.00433389,\"grade\":\"A2\"}");

  private PeerProgram() {}

  /** Arguments as {@link Access#words}; prints its port, and ends with its input. */
  public static void main(String[] args) throws IOException {
    var vertx = Vertx.vertx();
    int cores = Runtime.getRuntime().availableProcessors();
    var port = new AtomicInteger();
    vertx
        .deployVerticle(
            () -> new Bare(pool(vertx, args, cores), port),
            new DeploymentOptions().setInstances(cores))
        .await();
    System.out.println(port.get());
    var ended = System.in.read();
    System.exit(ended < 0 ? 0 : 1);
  }

  private static Pool pool(Vertx vertx, String[] args, int cores) {
    var access = Access.of(args);
    return PgBuilder.pool()
        .with(new PoolOptions().setMaxSize(Math.max(4, 4 * cores)).setShared(true).setName("peer"))
        .connectingTo(
            new PgConnectOptions()
                .setHost(access.host())
                .setPort(access.port())
                .setDatabase(access.database())
                .setUser(access.user())
                .setPassword(access.password())
                .setCachePreparedStatements(true))
        .using(vertx)
        .build();
  }

  /** One server on one event loop. */
  private static final class Bare extends AbstractVerticle {
    private final Pool pool;
    private final AtomicInteger port;

    private Bare(Pool pool, AtomicInteger port) {
      this.pool = pool;
      this.port = port;
    }

    @Override
    public void start(Promise<Void> started) {
      vertx
          .createHttpServer()
          .requestHandler(this::answer)
          .listen(-1, "127.0.0.1")
          .onSuccess(server -> port.set(server.actualPort()))
          .<Void>mapEmpty()
          .onComplete(started);
    }

    private void answer(HttpServerRequest request) {
      request
          .body()
          .compose(
              body ->
                  request.path().equals("/row")
                      ? pool.preparedQuery("insert into load_peer (words) values ($1)")
                          .execute(Tuple.of("a score of 688"))
                          .map(body)
                      : io.vertx.core.Future.succeededFuture(body))
          .onSuccess(
              done ->
                  request
                      .response()
                      .putHeader("content-type", "application/json")
                      .end(CONSTANT)
                      .onFailure(gone -> {}))
          .onFailure(failure -> request.response().setStatusCode(500).end().onFailure(gone -> {}));
    }
  }
}
