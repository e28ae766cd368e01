package io.houji.http.server;

import io.houji.http.json.Json;
import io.houji.http.metrics.Meters;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * 上报: the admin port, which streams what is measured to whoever scrapes it: {@code /metrics},
 * {@code /health/live}, {@code /health/ready}. Says no more than a word about the state, since it
 * is open.
 */
final class StreamVerticle extends VerticleBase {
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";
  private static final Duration READY_TIME = Duration.ofSeconds(2);
  private static final int IDLE_SECONDS = 75;

  private final ServerOptions options;
  private final Meters meters;
  private final Supplier<Future<Void>> ready;
  private final AtomicBoolean draining;
  private @Nullable HttpServer server;

  /**
   * @param ready succeeds if requests can be served now
   * @param draining set when the service is about to stop
   */
  StreamVerticle(
      ServerOptions options, Meters meters, Supplier<Future<Void>> ready, AtomicBoolean draining) {
    this.options = options;
    this.meters = meters;
    this.ready = ready;
    this.draining = draining;
  }

  @Override
  public Future<?> start() {
    return vertx
        .createHttpServer(
            new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(true))
        .requestHandler(this::handle)
        .listen(options.adminPort(), options.host())
        .onSuccess(listening -> server = listening);
  }

  @Override
  public Future<?> stop() {
    return server == null ? Future.succeededFuture() : server.close();
  }

  int actualPort() {
    return server == null ? options.adminPort() : server.actualPort();
  }

  private void handle(HttpServerRequest request) {
    boolean read =
        request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    switch (read ? request.path() : "") {
      case "/metrics" -> {
        request.routed("/metrics");
        metrics(request);
      }
      case "/health/live" -> {
        request.routed("/health/live");
        word(request, 200, "up");
      }
      case "/health/ready" -> {
        request.routed("/health/ready");
        ready(request);
      }
      default -> {
        request.routed("none");
        word(request, read ? 404 : 405, read ? "not found" : "use GET");
      }
    }
  }

  private void metrics(HttpServerRequest request) {
    String accept = String.valueOf(request.getHeader(HttpHeaders.ACCEPT));
    String type = accept.contains("application/openmetrics-text") ? OPEN_METRICS : PROMETHEUS_TEXT;
    send(request, 200, type, Buffer.buffer(meters.scrape(type)));
  }

  private void ready(HttpServerRequest request) {
    if (draining.get()) {
      word(request, 503, "stopping");
      return;
    }
    Future.succeededFuture()
        .compose(ask -> ready.get())
        .timeout(READY_TIME.toMillis(), TimeUnit.MILLISECONDS)
        .onComplete(
            served -> word(request, 200, "ready"), failure -> word(request, 503, "unavailable"));
  }

  private static void word(HttpServerRequest request, int status, String word) {
    var body = Json.object().put("status", word).end().toBytes();
    send(request, status, "application/json", Buffer.buffer(body));
  }

  private static void send(HttpServerRequest request, int status, String type, Buffer body) {
    var response =
        request
            .response()
            .setStatusCode(status)
            .putHeader(HttpHeaders.CONTENT_TYPE, type)
            .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
            .putHeader("X-Content-Type-Options", "nosniff")
            .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
    var sent = request.method().equals(HttpMethod.HEAD) ? response.end() : response.end(body);
    sent.onFailure(gone -> {});
  }
}
