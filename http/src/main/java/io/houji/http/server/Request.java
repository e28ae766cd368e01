package io.houji.http.server;

import io.houji.fund.outcome.Outcome;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request that passed the door: its caller may do this, its body is whole and, where the contract
 * says JSON, readable.
 */
public final class Request {
  private final String id;
  private final ContractOperation contract;
  private final @Nullable Caller caller;
  private final Map<String, String> path;
  private final Head head;
  private final Received received;

  /** The parts of the request line and the headers. */
  record Head(String path, List<Map.Entry<String, String>> query, MultiMap headers) {}

  /** What came after the headers; {@code sha256} is of the raw bytes. */
  record Received(Buffer bytes, @Nullable Path file, Supplier<Buffer> sha256, Json json) {}

  Request(
      String id,
      RouteTable.Route route,
      @Nullable Caller caller,
      Map<String, String> path,
      Head head,
      Received received) {
    this.id = id;
    this.contract = route.contract();
    this.caller = caller;
    this.path = Map.copyOf(path);
    this.head = head;
    this.received = received;
  }

  /** For logs and support; also in the answer. */
  public String id() {
    return id;
  }

  public String operationId() {
    return contract.id();
  }

  /** Whether the contract wants an Idempotency-Key for this operation. */
  public boolean idempotent() {
    return contract.idempotent();
  }

  /**
   * Who calls.
   *
   * @throws IllegalStateException on operations that are open to all
   */
  public Caller caller() {
    if (caller == null) {
      throw new IllegalStateException(contract.id() + " is open: nobody is known");
    }
    return caller;
  }

  /** Short for {@code caller().tenant()}. */
  public String tenant() {
    return caller().tenant();
  }

  /** A path parameter of the contract, decoded. */
  public String path(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalStateException(contract.id() + " has no path parameter " + name);
    }
    return value;
  }

  /** The path as sent. */
  public String rawPath() {
    return head.path();
  }

  /** The query parameters, to be read with all their problems. */
  public Fields query() {
    return Fields.ofQuery(head.query());
  }

  /** The query parameters in their order. */
  public List<Map.Entry<String, String>> queryParameters() {
    return head.query();
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(head.headers().get(name));
  }

  /** Whether the caller named this media type as one it takes; without an Accept, none is named. */
  public boolean asksFor(String mediaType) {
    return header("Accept").filter(accept -> accept.contains(mediaType)).isPresent();
  }

  /** The media type of the body, without parameters, in lower case; empty without a body. */
  public String contentType() {
    return MediaTypes.essence(header("Content-Type").orElse(""));
  }

  /** The body where the contract says JSON. */
  public Json json() {
    return received.json();
  }

  /** The fields of the JSON body. */
  public Fields fields() {
    return Fields.of(received.json());
  }

  /** Reads the JSON body: {@code request.read(Flows::of)}. */
  public <T> Outcome<T> read(java.util.function.Function<Fields, Outcome<T>> reader) {
    return reader.apply(fields());
  }

  /** The raw body; empty for uploads. */
  public byte[] bytes() {
    return received.bytes().getBytes();
  }

  /**
   * The file that the body went to; deleted when the answer is out.
   *
   * @throws IllegalStateException unless the contract says {@code x-upload}
   */
  public Path upload() {
    if (received.file() == null) {
      throw new IllegalStateException(contract.id() + " takes no upload");
    }
    return received.file();
  }

  /** SHA-256 of the raw body. */
  public byte[] bodySha256() {
    return received.sha256().get().getBytes();
  }

  /**
   * The Idempotency-Key.
   *
   * @throws IllegalStateException unless the contract says {@code x-idempotent}
   */
  public String idempotencyKey() {
    return header("Idempotency-Key")
        .filter(key -> contract.idempotent())
        .orElseThrow(() -> new IllegalStateException(contract.id() + " is not idempotent"));
  }
}
