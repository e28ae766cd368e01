package io.houji.http.server;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One HTTP server on one event loop; stateless, as many as there are cores. */
final class ApiVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ApiVerticle.class);
  private static final Duration DRAIN = Duration.ofSeconds(8);
  private static final long DRAIN_LOOK_MILLIS = 20;
  private static final int LOOKS_PER_REST = 10;

  /** Below this gzip costs more than it saves. */
  private static final int GZIP_FROM_BYTES = 1024;

  /** Fast: the answers are small and the network is near. */
  private static final int GZIP_LEVEL = 4;

  private final Desk desk;
  private final int port;

  /** Connections that have not shown a request yet; touched on this event loop only. */
  private final Set<HttpConnection> silent = new HashSet<>();

  /**
   * When each open connection began to wait for its next request, in nanoseconds; empty while one
   * is at work. Touched on this event loop only.
   */
  private final Map<HttpConnection, OptionalLong> resting = new HashMap<>();

  private int connections;
  private @Nullable HttpServer server;

  ApiVerticle(Desk desk, int port) {
    this.desk = desk;
    this.port = port;
  }

  @Override
  public Future<?> start() {
    var http =
        vertx
            .createHttpServer(options(desk.limits()))
            .connectionHandler(this::greet)
            .requestHandler(this::handle)
            .invalidRequestHandler(this::refuse)
            .exceptionHandler(failure -> LOG.debug("connection: {}", failure.getMessage()));
    long look = Math.max(1, desk.limits().idle().toMillis() / LOOKS_PER_REST);
    vertx.setPeriodic(look, tick -> closeRested());
    return http.listen(port, desk.options().host()).onSuccess(listening -> server = listening);
  }

  /** The requests at work end first, as far as they do in time; then everything is closed. */
  @Override
  public Future<?> stop() {
    if (server == null) {
      return Future.succeededFuture();
    }
    var listening = server;
    var idle = Promise.<Void>promise();
    awaitIdle(idle, System.nanoTime() + DRAIN.toNanos());
    return idle.future().compose(drained -> listening.close());
  }

  private void awaitIdle(Promise<Void> idle, long until) {
    if (desk.isIdle() || System.nanoTime() > until) {
      idle.complete();
    } else {
      vertx.setTimer(DRAIN_LOOK_MILLIS, again -> awaitIdle(idle, until));
    }
  }

  /** The port taken; known once started. */
  int actualPort() {
    return server == null ? port : server.actualPort();
  }

  private static HttpServerOptions options(Limits limits) {
    return new HttpServerOptions()
        .setIdleTimeout((int) limits.silence().toSeconds())
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setHttp2ClearTextEnabled(false)
        .setUseAlpn(false)
        .setHandle100ContinueAutomatically(false)
        .setDecompressionSupported(false)
        .setCompressionSupported(true)
        .setCompressionLevel(GZIP_LEVEL)
        .setCompressionContentSizeThreshold(GZIP_FROM_BYTES)
        .setMaxHeaderSize(8 * 1024)
        .setMaxInitialLineLength(4 * 1024);
  }

  private void handle(HttpServerRequest request) {
    var connection = request.connection();
    silent.remove(connection);
    resting.put(connection, OptionalLong.empty());
    request
        .response()
        .endHandler(
            sent ->
                resting.computeIfPresent(
                    connection, (open, work) -> OptionalLong.of(System.nanoTime())));
    Exchange.handle(desk, request);
  }

  /** Not by the server's own idle time, which would cut off answers that take long. */
  private void closeRested() {
    long latest = System.nanoTime() - desk.limits().idle().toNanos();
    var rested =
        resting.entrySet().stream()
            .filter(open -> open.getValue().isPresent())
            .filter(open -> open.getValue().getAsLong() - latest < 0)
            .map(Map.Entry::getKey)
            .toList();
    rested.forEach(connection -> connection.close().onFailure(closedAlready -> {}));
  }

  /** Not HTTP, or beyond the decoder's limits: one answer, then the connection is closed. */
  private void refuse(HttpServerRequest request) {
    silent.remove(request.connection());
    new Reply(desk, request)
        .send(
            Answer.problem(ProblemType.MALFORMED, "this is no HTTP request that can be read")
                .with("Connection", "close"))
        .onComplete(sent -> request.connection().close());
  }

  private void greet(HttpConnection connection) {
    if (connections >= desk.limits().connections()) {
      connection.close();
      return;
    }
    connections++;
    desk.meters().connections().incrementAndGet();
    silent.add(connection);
    long timer =
        vertx.setTimer(
            desk.limits().headTime().toMillis(),
            late -> {
              if (silent.remove(connection)) {
                connection.close();
              }
            });
    connection.closeHandler(
        closed -> {
          connections--;
          desk.meters().connections().decrementAndGet();
          silent.remove(connection);
          resting.remove(connection);
          vertx.cancelTimer(timer);
        });
  }
}
