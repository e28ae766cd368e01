package io.houji.http.server;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.http.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an operation says. Only this class knows statuses; only the shell writes responses. */
public record Answer(int status, Map<String, String> headers, Body body) {
  static final String JSON = "application/json";
  static final String PROBLEM = "application/problem+json";

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** What follows the headers. */
  public sealed interface Body {

    /** Ready bytes. */
    record Bytes(String type, Buffer bytes) implements Body {}

    /**
     * A problem, written in the caller's language when the response is.
     *
     * @param count of all errors, of which {@code errors} may be the first
     */
    record Trouble(ProblemType type, String detail, List<Problem> errors, long count)
        implements Body {
      public Trouble {
        errors = List.copyOf(errors);
      }

      public Trouble(ProblemType type, String detail, List<Problem> errors) {
        this(type, detail, errors, errors.size());
      }
    }

    /** A file, sent as it is. */
    record File(String type, Path path) implements Body {}

    /**
     * Pieces as they come, such as events or lines; a slow reader slows the stream. A stream that
     * is silent for longer than the idle limit is cut, so send a comment line now and then.
     *
     * @param ended runs once, when the last piece is out or the caller is gone
     */
    record Stream(String type, ReadStream<Buffer> pieces, Runnable ended) implements Body {}

    /** Nothing. */
    record None() implements Body {}
  }

  public static Answer ok(Json json) {
    return of(200, json);
  }

  /** 201 with the address of what was made. */
  public static Answer created(String location, Json json) {
    return of(201, json).with("Location", location);
  }

  /** 202 with the address where the work can be watched. */
  public static Answer accepted(String location, Json json) {
    return of(202, json).with("Location", location);
  }

  public static Answer noContent() {
    return new Answer(204, Map.of(), new Body.None());
  }

  /** The value, or all problems as one 422. */
  public static Answer of(Outcome<? extends Json> outcome) {
    return outcome.fold(Answer::ok, Answer::problems);
  }

  /** 200 with ready bytes of any media type. */
  public static Answer bytes(String type, byte[] bytes) {
    return new Answer(200, Map.of(), new Body.Bytes(type, Buffer.buffer(bytes)));
  }

  public static Answer html(String page) {
    return bytes("text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  public static Answer file(String type, Path path) {
    return new Answer(200, Map.of(), new Body.File(type, path));
  }

  /** 200 with pieces as they come; {@code ended} runs once when it is over. */
  public static Answer stream(String type, ReadStream<Buffer> pieces, Runnable ended) {
    return new Answer(200, Map.of(), new Body.Stream(type, pieces, ended));
  }

  /** All that is wrong with the content, as one 422. */
  public static Answer problems(List<Problem> errors) {
    return trouble(ProblemType.VALIDATION, "", errors);
  }

  /** The first of {@code count} things that are wrong with the content, as one 422. */
  public static Answer problems(String detail, List<Problem> first, long count) {
    var type = ProblemType.VALIDATION;
    return new Answer(type.status(), Map.of(), new Body.Trouble(type, detail, first, count));
  }

  public static Answer problem(ProblemType type, String detail) {
    return trouble(type, detail, List.of());
  }

  /** What the address names is not there, or not there for this tenant: the two look the same. */
  public static Answer notFound(String detail) {
    return problem(ProblemType.NOT_FOUND, detail);
  }

  public static Answer conflict(String detail) {
    return problem(ProblemType.CONFLICT, detail);
  }

  static Answer trouble(ProblemType type, String detail, List<Problem> errors) {
    return new Answer(type.status(), Map.of(), new Body.Trouble(type, detail, errors));
  }

  /** Stored bytes given again, as they were. */
  public static Answer replay(int status, Map<String, String> headers, Body.Bytes body) {
    return new Answer(status, headers, body);
  }

  /** The same answer with one more header. */
  public Answer with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }

  public boolean isProblem() {
    return body instanceof Body.Trouble;
  }

  private static Answer of(int status, Json json) {
    return new Answer(status, Map.of(), new Body.Bytes(JSON, Buffer.buffer(json.toBytes())));
  }
}
