package io.houji.deploy.web;

import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One page in a headless Chromium, driven by its own DevTools protocol. */
final class Chromium implements AutoCloseable {
  private static final String LISTENING = "DevTools listening on ";

  /** A condition that cannot be asked yet, because an element is not there, does not hold. */
  private static final String UNTIL =
      """
      new Promise((ok, no) => {
        const end = Date.now() + 30000;
        const look = () => {
          let holds = false;
          try { holds = CONDITION; } catch (notYet) { holds = false; }
          if (holds) ok(true);
          else if (Date.now() > end) no('too late: ' + document.body.innerText.slice(0, 500));
          else setTimeout(look, 10);
        };
        look();
      })
      """;

  private static final int PATIENCE_SECONDS = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(PATIENCE_SECONDS);

  /** Failed requests and refused content; exceptions and console.error come by Runtime. */
  final List<String> errors = new CopyOnWriteArrayList<>();

  final List<String> requests = new CopyOnWriteArrayList<>();
  private final Path profile;
  private final Process process;

  /** DevTools answers no request that offers HTTP/2. */
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final WebSocket socket;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<String, CompletableFuture<Json.Obj>> waiting = new ConcurrentHashMap<>();

  /** The browser of this machine, if it has one. */
  static Optional<Path> found() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .map(name -> Path.of("/usr/bin", name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Chromium(Path program) {
    try {
      profile = Files.createTempDirectory("houji-browser-");
      process = start(program);
      var address = listening(process.inputReader(StandardCharsets.UTF_8));
      socket = connect(address);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      command(domain + ".enable", Json.Obj.EMPTY);
    }
  }

  private Process start(Path program) throws IOException {
    return new ProcessBuilder(
            program.toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--lang=en-GB",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank")
        .redirectErrorStream(true)
        .start();
  }

  private static URI listening(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(LISTENING)) {
        var rest = new Thread(() -> output.lines().forEach(said -> {}));
        rest.setDaemon(true);
        rest.start();
        return URI.create(line.substring(LISTENING.length()).strip());
      }
    }
    throw new IOException("the browser ended without a word of its port");
  }

  private WebSocket connect(URI browser) throws IOException {
    try {
      var list = URI.create("http://" + browser.getAuthority() + "/json/list");
      var answer =
          http.send(
              HttpRequest.newBuilder(list).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
      var pages =
          (Json.Arr) JsonReader.read(answer.body()).fold(json -> json, Chromium::unreadable);
      var page =
          pages.items().stream()
              .map(Json.Obj.class::cast)
              .filter(target -> target.words("type").equals("page"))
              .findFirst()
              .orElseThrow();
      return http.newWebSocketBuilder()
          .buildAsync(URI.create(page.words("webSocketDebuggerUrl")), new Listener())
          .join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  private static <T> T unreadable(Object problems) {
    throw new AssertionError(problems);
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        received((Json.Obj) JsonReader.read(bytes).fold(json -> json, Chromium::unreadable));
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }
  }

  private void received(Json.Obj message) {
    var id = message.field("id");
    if (id.isPresent()) {
      var answer = waiting.remove(text(id.get()));
      if (answer != null) {
        answer.complete(message);
      }
      return;
    }
    var about = message.child("params");
    switch (message.words("method")) {
      case "Network.requestWillBeSent" -> requests.add(about.child("request").words("url"));
      case "Runtime.exceptionThrown" -> errors.add(text(about));
      case "Runtime.consoleAPICalled" -> {
        if (!about.words("type").equals("log")) {
          errors.add(text(about));
        }
      }
      case "Log.entryAdded" -> {
        if (about.child("entry").words("level").equals("error")) {
          errors.add(text(about));
        }
      }
      default -> {}
    }
  }

  private static String text(Json json) {
    return new String(json.toBytes(), StandardCharsets.UTF_8);
  }

  Json.Obj command(String method, Json.Obj parameters) {
    var id = Integer.toString(ids.incrementAndGet());
    var answer = new CompletableFuture<Json.Obj>();
    waiting.put(id, answer);
    var parts = "{\"id\":%s,\"method\":\"%s\",\"params\":%s}";
    socket.sendText(parts.formatted(id, method, text(parameters)), true).join();
    var message = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    if (message.field("error").isPresent()) {
      throw new AssertionError(method + ": " + text(message));
    }
    return message.child("result");
  }

  /** The value of a script's expression, as JSON; a promise is waited for. */
  Json run(String expression) {
    var result =
        command(
            "Runtime.evaluate",
            Json.object()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true)
                .end());
    if (result.field("exceptionDetails").isPresent()) {
      throw new AssertionError(expression + ": " + text(result.child("exceptionDetails")));
    }
    return result.child("result").field("value").orElse(Json.Null.NULL);
  }

  String words(String expression) {
    return run("String(" + expression + ")") instanceof Json.Text said ? said.value() : "";
  }

  /** Until the condition holds; fails if it does not in half a minute. */
  void until(String condition) {
    var unused = run(UNTIL.replace("CONDITION", condition));
  }

  void open(String url) {
    var unused = command("Page.navigate", Json.object().put("url", url).end());
    until("location.href.startsWith('" + url + "') && document.readyState === 'complete'");
  }

  @Override
  public void close() {
    socket.abort();
    process.destroy();
    process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    try (var files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException goneMeanwhile) {
      profile.toFile().deleteOnExit();
    }
  }
}
