package io.houji.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.http.testing.Client.Answered;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What the door bounds. */
class LimitsTest {
  private static final String CONTRACT =
      """
      {"paths": {
        "/v1/waits": {"get": {"operationId": "wait", "x-roles": ["bank"], "x-answer-seconds": 2,
          "responses": {"200": {"description": "x",
            "content": {"application/json": {"schema": {"type": "object"}}}}}}},
        "/v1/throws": {"get": {"operationId": "throwUp", "x-roles": ["bank"],
          "responses": {"200": {"description": "x"}}}},
        "/v1/files": {"post": {"operationId": "putFile", "x-roles": ["bank"], "x-upload": true,
          "x-body-bytes": 3000000,
          "requestBody": {"content": {"text/csv": {}}},
          "responses": {"200": {"description": "x",
            "content": {"application/json": {"schema": {"type": "object"}}}}}}}}}
      """;

  private final ConcurrentLinkedQueue<Promise<Answer>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Path> file = new AtomicReference<>();

  private Room room() {
    return new Room(
        "limits",
        Shell.object(CONTRACT),
        Map.of("wait", this::hold, "throwUp", LimitsTest::fail, "putFile", this::keep),
        Map.of());
  }

  private Future<Answer> hold(Request request) {
    var promise = Promise.<Answer>promise();
    waiting.add(promise);
    return promise.future();
  }

  private static Future<Answer> fail(Request request) {
    throw new IllegalStateException("a mistake of ours with a secret in it");
  }

  private Future<Answer> keep(Request request) {
    file.set(request.upload());
    try {
      var text = "{\"bytes\":" + Files.size(request.upload()) + "}";
      return Future.succeededFuture(Answer.ok(Shell.object(text)));
    } catch (IOException failure) {
      return Future.failedFuture(failure);
    }
  }

  private void release() {
    for (var one = waiting.poll(); one != null; one = waiting.poll()) {
      one.tryComplete(Answer.ok(Shell.object("{\"late\":true}")));
    }
  }

  private static void until(java.util.function.BooleanSupplier there) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!there.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "waited too long");
      Thread.onSpinWait();
    }
  }

  @Test
  void anAnswerMayTakeLongerThanAConnectionMayRest() throws IOException {
    var idle = Limits.standard().withIdle(Duration.ofMillis(200));
    try (var shell = new Shell(Shell.anyPort().withLimits(idle), room());
        var socket = new Socket("127.0.0.1", shell.server.httpPort())) {
      socket.setSoTimeout(20_000);
      shell.vertx.setTimer(800, answer -> release());
      var head = "GET /v1/waits HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ";
      socket
          .getOutputStream()
          .write((head + Shell.BANK + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      // All that comes until the server closes the connection, which then has rested.
      var said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertTrue(said.startsWith("HTTP/1.1 200 OK"), said);
      assertTrue(said.endsWith("{\"late\":true}"), said);
      assertFalse(said.contains("connection: close"), said);
    }
  }

  @Test
  void whatDoesNotFitIsRefusedAtTheDoor() {
    var options = Shell.anyPort().withLimits(Limits.standard().withInFlight(2));
    try (var shell = new Shell(options, room())) {
      var held = new ArrayList<CompletableFuture<Answered>>();
      held.add(shell.client.get("/v1/waits").as(Shell.BANK).sendAsync());
      held.add(shell.client.get("/v1/waits").as(Shell.BANK).sendAsync());
      until(() -> waiting.size() == 2);
      var third = shell.client.get("/v1/me").as(Shell.BANK).send();
      assertEquals(503, third.status());
      assertEquals("1", third.header("Retry-After"));
      release();
      held.forEach(one -> assertEquals(200, one.join().status()));
      assertEquals(200, shell.client.get("/v1/me").as(Shell.BANK).send().status());
      until(() -> shell.meters.inFlight().get() == 0); // the caller may know first
    }
  }

  @Test
  void anAnswerThatTakesTooLongIsA503() {
    try (var shell = new Shell(Shell.anyPort(), room())) {
      assertEquals(503, shell.client.get("/v1/waits").as(Shell.BANK).send().status());
      release();
    }
  }

  @Test
  void ourOwnMistakeIsA500ThatTellsNothing() {
    try (var shell = new Shell(Shell.anyPort(), room())) {
      var answer = shell.client.get("/v1/throws").as(Shell.BANK).send();
      assertEquals(500, answer.status());
      assertEquals("internal", answer.problem());
      assertFalse(answer.text().contains("secret"), answer.text());
    }
  }

  @Test
  void aCallerWhoAsksTooOftenIsToldToWait() {
    var options = Shell.anyPort().withLimits(Limits.standard().withRatePerSecond(1));
    try (var shell = new Shell(options)) {
      int granted = 0;
      Answered refused = null;
      for (int i = 0; i < 10; i++) {
        var answer = shell.client.get("/v1/me").as(Shell.BANK).send();
        granted += answer.status() == 200 ? 1 : 0;
        refused = answer.status() == 429 ? answer : refused;
      }
      assertTrue(granted >= 2 && granted < 10, "granted " + granted);
      assertEquals("1", refused.header("Retry-After"));
      assertEquals(200, shell.client.get("/v1/me").as(Shell.MANAGER).send().status());
    }
  }

  @Test
  void aRefusalCostsNoToken() {
    var clock = new AtomicLong();
    var buckets = new TokenBuckets(10, clock::get);
    for (int i = 0; i < 20; i++) {
      assertTrue(buckets.take("a"));
    }
    for (int i = 0; i < 1000; i++) {
      clock.addAndGet(Duration.ofMillis(1).toNanos());
      buckets.take("a");
    }
    clock.addAndGet(Duration.ofMillis(100).toNanos());
    assertTrue(buckets.take("a"));
    assertTrue(buckets.take("b"));
  }

  @Test
  void anUploadGoesToAFileThatIsGoneAfterwards() {
    try (var shell = new Shell(Shell.anyPort(), room())) {
      var csv = new byte[2_500_000];
      var answer = shell.client.post("/v1/files").as(Shell.BANK).body("text/csv", csv).send();
      assertEquals("{\"bytes\":2500000}", answer.text());
      until(() -> !Files.exists(file.get()));
      var big = new byte[3_000_001];
      var refused = shell.client.post("/v1/files").as(Shell.BANK).body("text/csv", big).send();
      assertEquals(413, refused.status());
    }
  }

  @Test
  void aBodyOfUnknownLengthIsCountedAsItComes() {
    try (var shell = new Shell(Shell.anyPort())) {
      var chunk = "8000\r\n" + " ".repeat(0x8000) + "\r\n";
      var answer =
          shell.client.raw(
              head("/v1/calculations/sum", "Transfer-Encoding: chunked") + chunk.repeat(40));
      assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
    }
  }

  @Test
  void aLargeBodyIsNotInvited() {
    try (var shell = new Shell(Shell.anyPort())) {
      var answer =
          shell.client.raw(
              head("/v1/calculations/sum", "Content-Length: 100000000\r\nExpect: 100-continue"));
      assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
    }
  }

  private static String head(String path, String more) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + Shell.BANK
        + "\r\nContent-Type: application/json\r\n"
        + more
        + "\r\n\r\n";
  }

  @Test
  void aBodyThatComesTooSlowlyIsGivenUp() {
    var slow =
        new Limits(
            1000,
            1 << 20,
            10,
            10,
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofSeconds(15),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            1000,
            100);
    try (var shell = new Shell(Shell.anyPort().withLimits(slow))) {
      var answer = shell.client.raw(head("/v1/calculations/sum", "Content-Length: 100") + "{");
      assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
      // A head that never ends gets no answer at all, only a closed connection.
      assertEquals("", shell.client.raw("GET /v1/me HTT"));
      assertEquals(0, shell.meters.inFlight().get());
    }
  }

  @Test
  void slowBodiesKeepNobodyElseOut() throws IOException {
    var options = Shell.anyPort().withLimits(Limits.standard().withInFlight(2));
    try (var shell = new Shell(options)) {
      var slow = new ArrayList<Socket>();
      for (int i = 0; i < 10; i++) {
        var socket = new Socket("127.0.0.1", shell.server.httpPort());
        slow.add(socket);
        socket
            .getOutputStream()
            .write(
                (head("/v1/calculations/sum", "Content-Length: 100") + "{")
                    .getBytes(StandardCharsets.ISO_8859_1));
      }
      for (int i = 0; i < 20; i++) {
        assertEquals(200, shell.client.get("/v1/me").as(Shell.BANK).send().status());
      }
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void whatIsAtWorkIsFinishedBeforeTheServiceStops() {
    var shell = new Shell(Shell.anyPort(), room());
    try (shell) {
      var held = shell.client.get("/v1/waits").as(Shell.BANK).sendAsync();
      until(() -> waiting.size() == 1);
      var closing = shell.server.close();
      assertFalse(closing.isComplete());
      release();
      var answer = held.join();
      assertEquals(200, answer.status());
      assertEquals("close", answer.header("Connection"));
      Shell.await(closing);
    }
  }
}
