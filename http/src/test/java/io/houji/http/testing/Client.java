package io.houji.http.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import io.houji.http.server.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Calls a running server and holds every answer against its contract. */
public final class Client {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final String base;
  private final ContractCheck contract;

  public Client(Server server) {
    this("http://127.0.0.1:" + server.httpPort(), server.contract().document());
  }

  private Client(String base, Json.Obj contract) {
    this.base = base;
    this.contract = new ContractCheck(contract);
  }

  /**
   * Of a server in another process, such as {@code http://127.0.0.1:8080}; asks it its contract.
   */
  public static Client of(String base) {
    var asking = new Client(base, Json.Obj.EMPTY);
    return new Client(base, asking.get("/openapi.json").send().json());
  }

  /** What came back. */
  public record Answered(int status, Map<String, List<String>> headers, byte[] body) {

    public String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .flatMap(header -> header.getValue().stream())
          .findFirst()
          .orElse("");
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    public Json.Obj json() {
      return JsonReader.read(body)
          .fold(
              json -> (Json.Obj) json,
              problems -> {
                throw new AssertionError(problems + " in " + text());
              });
    }

    /** The last part of a problem's type. */
    public String problem() {
      return json().words("type").replace("/problems/", "");
    }

    /** Every {@code pointer code} of a problem. */
    public List<String> errors() {
      return json().items("errors").stream()
          .map(Json.Obj.class::cast)
          .map(error -> error.words("pointer") + " " + error.words("code"))
          .toList();
    }
  }

  /** A request to be sent; headers in pairs. */
  public final class Call {
    private final String method;
    private final String path;
    private final List<String> headers = new ArrayList<>();
    private BodyPublisher body = BodyPublishers.noBody();

    private Call(String method, String path) {
      this.method = method;
      this.path = path;
    }

    public Call as(String token) {
      return with("Authorization", "Bearer " + token);
    }

    public Call with(String header, String value) {
      headers.add(header);
      headers.add(value);
      return this;
    }

    public Call json(String text) {
      return body("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    public Call body(String type, byte[] bytes) {
      body = BodyPublishers.ofByteArray(bytes);
      return with("Content-Type", type);
    }

    public Answered send() {
      return sendAsync().join();
    }

    public CompletableFuture<Answered> sendAsync() {
      var request =
          HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE).method(method, body);
      if (!headers.isEmpty()) {
        request.headers(headers.toArray(String[]::new));
      }
      return http.sendAsync(request.build(), BodyHandlers.ofByteArray()).thenApply(this::checked);
    }

    private Answered checked(HttpResponse<byte[]> response) {
      var answered = new Answered(response.statusCode(), response.headers().map(), response.body());
      var plain = answered.header("Content-Encoding").isEmpty();
      var seen =
          new ContractCheck.Seen(
              method,
              path,
              answered.status(),
              answered.header("Content-Type"),
              plain ? answered.body() : new byte[0]);
      if (plain) {
        assertEquals(List.of(), contract.differences(seen), answered.text());
      }
      return answered;
    }
  }

  public Call get(String path) {
    return new Call("GET", path);
  }

  public Call post(String path) {
    return new Call("POST", path);
  }

  public Call call(String method, String path) {
    return new Call(method, path);
  }

  /** Bytes as they are, for what no HTTP library would send; all that comes back until it ends. */
  public String raw(String request) {
    var uri = URI.create(base);
    try (var socket = new java.net.Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
