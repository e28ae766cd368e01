package io.houji.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Answers that stay open. */
class StreamTest {
  private static final String CONTRACT =
      """
      {"paths": {"/v1/lines": {"get": {"operationId": "readLines", "x-roles": ["bank"],
        "responses": {"200": {"description": "x", "content": {"application/x-ndjson": {}}}}}}}}
      """;

  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Lines lines = new Lines();

  /** Pieces that the test pushes. */
  private static final class Lines implements ReadStream<Buffer> {
    private final CompletableFuture<Handler<Buffer>> handler = new CompletableFuture<>();
    private final CompletableFuture<Handler<Void>> end = new CompletableFuture<>();

    void push(String line) {
      handler.join().handle(Buffer.buffer(line));
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> given) {
      if (given != null) {
        handler.complete(given);
      }
      return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> given) {
      if (given != null) {
        end.complete(given);
      }
      return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> given) {
      return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
      return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
      return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
      return this;
    }
  }

  private Shell shell() {
    var answer = Answer.stream("application/x-ndjson", lines, () -> ended.complete(null));
    Operation read = request -> Future.succeededFuture(answer);
    return new Shell(
        Shell.anyPort(),
        new Room("lines", Shell.object(CONTRACT), Map.of("readLines", read), Map.of()));
  }

  @Test
  void linesComeAsTheyAreMadeAndHoldNoPlace() {
    try (var shell = shell()) {
      var answer = shell.client.get("/v1/lines").as(Shell.BANK).sendAsync();
      lines.push("{\"n\":1}\n");
      assertEquals(0, shell.meters.inFlight().get());
      lines.push("{\"n\":2}\n");
      lines.end.join().handle(null);
      assertEquals("{\"n\":1}\n{\"n\":2}\n", answer.join().text());
      ended.orTimeout(20, TimeUnit.SECONDS).join();
    }
  }

  @Test
  void aReaderWhoGoesAwayEndsTheStream() throws IOException {
    try (var shell = shell()) {
      try (var socket = new Socket("127.0.0.1", shell.server.httpPort())) {
        var head =
            "GET /v1/lines HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + Shell.BANK
                + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        lines.push("{\"n\":1}\n");
        assertTrue(socket.getInputStream().read() > 0);
      }
      ended.orTimeout(20, TimeUnit.SECONDS).join();
    }
  }
}
