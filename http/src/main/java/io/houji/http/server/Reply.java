package io.houji.http.server;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one place that writes responses. */
final class Reply {
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final String NO_STORE = "no-store";

  /** For answers that browsers show: assets of our own origin only, nothing inline. */
  private static final String PAGE_POLICY =
      "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none';"
          + " frame-ancestors 'none'; form-action 'self'";

  private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

  /** A body nobody wants is read on this far, so that the caller sees the answer, not a reset. */
  private static final long DISCARD_MAX = 4 << 20;

  /** Of lengths that a long surely holds. */
  private static final int LENGTH_DIGITS = 18;

  private static final Duration DISCARD_TIME = Duration.ofSeconds(2);

  private final Desk desk;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final String requestId;
  private final long began = System.nanoTime();
  private Optional<Path> file = Optional.empty();
  private boolean invited;

  Reply(Desk desk, HttpServerRequest request) {
    this.desk = desk;
    this.request = request;
    this.response = request.response();
    this.requestId = requestId(request.getHeader("X-Request-Id"));
  }

  String requestId() {
    return requestId;
  }

  /** Tells a caller who waits with the body that it is welcome. */
  void invite() {
    invited = true;
    response.writeContinue();
  }

  void deleteAfterwards(Path upload) {
    file = Optional.of(upload);
  }

  /** Ends the exchange. The future ends when the caller has the answer or is gone. */
  Future<Void> send(Answer answer) {
    deleteUpload();
    desk.meters().recordRequest(Duration.ofNanos(System.nanoTime() - began));
    if (response.closed() || response.ended()) {
      return Future.succeededFuture();
    }
    response.setStatusCode(answer.status());
    standardHeaders();
    answer.headers().forEach(response::putHeader);
    closeIfUnread();
    var sent = body(answer);
    discardRest();
    return sent.otherwiseEmpty();
  }

  private Future<Void> body(Answer answer) {
    var body = answer.body();
    if (body instanceof Answer.Body.Trouble trouble) {
      return trouble(trouble);
    }
    if (body instanceof Answer.Body.Bytes ready) {
      return bytes(ready.type(), ready.bytes());
    }
    if (body instanceof Answer.Body.File sent) {
      type(sent.type());
      return isHead() ? response.end() : response.sendFile(sent.path().toString());
    }
    if (body instanceof Answer.Body.Stream stream) {
      return stream(stream);
    }
    policy(DATA_POLICY);
    return response.end();
  }

  private Future<Void> trouble(Answer.Body.Trouble trouble) {
    desk.meters().countProblem(trouble.type().slug());
    var language =
        Problems.language(
            String.valueOf(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)),
            desk.options().language());
    response.putHeader(HttpHeaders.CONTENT_LANGUAGE, Problems.isChinese(language) ? "zh-CN" : "en");
    return bytes(Answer.PROBLEM, Buffer.buffer(Problems.bytes(trouble, language, requestId)));
  }

  private Future<Void> bytes(String type, Buffer bytes) {
    type(type);
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(bytes.length()));
    return isHead() ? response.end() : response.end(bytes);
  }

  private Future<Void> stream(Answer.Body.Stream stream) {
    if (!desk.enterStreams()) {
      stream.ended().run();
      response.setStatusCode(ProblemType.UNAVAILABLE.status()).putHeader("Retry-After", "1");
      return trouble(
          new Answer.Body.Trouble(ProblemType.UNAVAILABLE, "too many streams are open", List.of()));
    }
    type(stream.type());
    // Compression would hold events back until a block is full.
    response.putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
    response.setChunked(true);
    // A pipe notices that the caller is gone only at its next piece, which may never come.
    var over = Promise.<Void>promise();
    response.closeHandler(gone -> over.tryComplete());
    (isHead() ? response.end() : stream.pieces().pipeTo(response))
        .onComplete(sent -> over.tryComplete());
    return over.future()
        .onComplete(
            ended -> {
              desk.leaveStreams();
              stream.ended().run();
            });
  }

  private void standardHeaders() {
    response
        .putHeader("X-Request-Id", requestId)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader(HttpHeaders.VARY, "Accept-Language, Accept-Encoding")
        .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
    if (desk.options().demo()) {
      response.putHeader("X-Demo", "ILLUSTRATIVE");
    }
  }

  private void type(String type) {
    response.putHeader(HttpHeaders.CONTENT_TYPE, type);
    boolean page = type.startsWith("text/html") || type.startsWith("image/svg");
    policy(page ? PAGE_POLICY : DATA_POLICY);
  }

  private void policy(String policy) {
    response.putHeader("Content-Security-Policy", policy);
  }

  private boolean isHead() {
    return request.method().equals(HttpMethod.HEAD);
  }

  /**
   * A body that nobody will read or send makes the connection useless afterwards. A small rest is
   * read instead: closing under a caller that still sends would cost it the answer.
   */
  private void closeIfUnread() {
    boolean waits = request.getHeader(HttpHeaders.EXPECT) != null && !invited;
    if (desk.isDraining() || (!request.isEnded() && (waits || hasLargeBody()))) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  private boolean hasLargeBody() {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null
        && (length.length() > LENGTH_DIGITS || Long.parseLong(length) > DISCARD_MAX);
  }

  private boolean hasBody() {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
        || (length != null && !length.equals("0"));
  }

  private void discardRest() {
    if (request.isEnded()) {
      return;
    }
    var read = new AtomicLong();
    request.exceptionHandler(gone -> {});
    request.endHandler(end -> {});
    request.handler(
        piece -> {
          if (read.addAndGet(piece.length()) > DISCARD_MAX) {
            closeConnection();
          }
        });
    request.resume();
    if (hasBody()) {
      Vertx vertx = desk.vertx();
      vertx.setTimer(
          DISCARD_TIME.toMillis(),
          late -> {
            if (!request.isEnded()) {
              closeConnection();
            }
          });
    }
  }

  private void closeConnection() {
    request.connection().close().onFailure(closedAlready -> {});
  }

  private void deleteUpload() {
    file.ifPresent(path -> desk.vertx().fileSystem().delete(path.toString()).onFailure(gone -> {}));
  }

  private static String requestId(@Nullable String given) {
    if (given != null && REQUEST_ID.matcher(given).matches()) {
      return given;
    }
    var random = ThreadLocalRandom.current();
    return "req-"
        + HexFormat.of().toHexDigits(random.nextLong())
        + HexFormat.of().toHexDigits(random.nextLong()).toLowerCase(Locale.ROOT);
  }
}
