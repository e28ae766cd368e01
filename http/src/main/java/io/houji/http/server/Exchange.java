package io.houji.http.server;

import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import io.houji.http.server.RouteTable.Route;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request from its head to its answer. The order is the policy: who is asked for, is there
 * room, who asks, may they, is it readable; only then is the body taken in and the work done.
 */
final class Exchange {
  private static final Pattern TOKEN = Pattern.compile("hj_[A-Za-z0-9_-]{20,120}");
  private static final Pattern BEARER = Pattern.compile("(?i)bearer +([^ ]+)");
  private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
  private static final String CHALLENGE = "Bearer realm=\"houji\"";
  private static final String JSON = Answer.JSON;

  private final Desk desk;
  private final HttpServerRequest request;
  private final Reply reply;
  private boolean entered;
  private String operation = "-";

  private Exchange(Desk desk, HttpServerRequest request) {
    this.desk = desk;
    this.request = request;
    this.reply = new Reply(desk, request);
  }

  static void handle(Desk desk, HttpServerRequest request) {
    request.pause();
    new Exchange(desk, request).run();
  }

  private void run() {
    Future.succeededFuture()
        .compose(begin -> door())
        .otherwise(failure -> Failures.answer(failure, reply.requestId(), operation))
        .compose(
            answer -> {
              if (answer.body() instanceof Answer.Body.Stream) {
                leave(); // streams stay open long and have their own limit
              }
              return reply.send(answer);
            })
        .onComplete(sent -> leave());
  }

  private void leave() {
    if (entered) {
      entered = false;
      desk.leave();
    }
  }

  private Future<Answer> door() {
    checkHost();
    var page = desk.pages().get(request.path());
    if (page != null) {
      return page(page);
    }
    var place =
        desk.operations()
            .find(request.path())
            .orElseThrow(
                () -> Refusal.of(ProblemType.NOT_FOUND, "no such address; see /openapi.json"));
    var route = place.route(request.method()).orElseThrow(() -> otherMethod(place.allowed()));
    request.routed(route.contract().path());
    operation = route.contract().id();
    enter();
    return caller(route.contract())
        .compose(caller -> admitted(route, place.parameters(route), caller.orElse(null)));
  }

  private Future<Answer> page(Operation page) {
    request.routed("page");
    operation = request.path();
    if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
      throw otherMethod("GET, HEAD, OPTIONS");
    }
    enter();
    var route = new Route(Pages.CONTRACT, page, List.of());
    var head = new Request.Head(request.path(), query(), request.headers());
    return page.answer(
        new Request(reply.requestId(), route, null, Map.of(), head, nothingReceived()));
  }

  private void checkHost() {
    var authority = request.authority();
    if (authority == null
        || request.headers().getAll(HttpHeaders.HOST).size() > 1
        || !desk.hosts().knows(authority.host())) {
      throw Refusal.of(ProblemType.MALFORMED, "the Host header names no host of this service");
    }
  }

  private Refusal otherMethod(String allowed) {
    if (request.method().equals(HttpMethod.OPTIONS)) {
      return new Refusal(Answer.noContent().with("Allow", allowed));
    }
    return new Refusal(
        Answer.problem(ProblemType.METHOD_NOT_ALLOWED, "use " + allowed).with("Allow", allowed));
  }

  private void enter() {
    if (!desk.enter()) {
      throw new Refusal(Failures.later("too many requests are at work"));
    }
    entered = true;
  }

  private Future<Optional<Caller>> caller(ContractOperation contract) {
    if (contract.isOpen()) {
      return Future.succeededFuture(Optional.empty());
    }
    var given = request.headers().getAll(HttpHeaders.AUTHORIZATION);
    if (given.size() != 1) {
      throw unauthenticated("send one Authorization header: Bearer and the token", "");
    }
    var bearer = BEARER.matcher(given.get(0));
    if (!bearer.matches() || !TOKEN.matcher(bearer.group(1)).matches()) {
      throw unauthenticated("this is no token of this service", ", error=\"invalid_token\"");
    }
    return desk.authentication()
        .callerOf(bearer.group(1))
        .map(
            caller -> {
              if (caller.isEmpty()) {
                throw unauthenticated(
                    "the token is unknown, expired or revoked", ", error=\"invalid_token\"");
              }
              return caller;
            });
  }

  private static Refusal unauthenticated(String detail, String error) {
    return new Refusal(
        Answer.problem(ProblemType.UNAUTHENTICATED, detail)
            .with("WWW-Authenticate", CHALLENGE + error));
  }

  private Future<Answer> admitted(Route route, Map<String, String> path, @Nullable Caller caller) {
    var contract = route.contract();
    if (caller != null) {
      checkCaller(contract, caller);
    }
    checkHeaders(contract);
    var head = new Request.Head(request.path(), query(), request.headers());
    return body(contract)
        .compose(
            received ->
                inTime(
                    route
                        .operation()
                        .answer(
                            new Request(reply.requestId(), route, caller, path, head, received)),
                    contract));
  }

  private static Future<Answer> inTime(Future<Answer> answer, ContractOperation contract) {
    return answer.isComplete()
        ? answer
        : answer.timeout(contract.answerTime().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void checkCaller(ContractOperation contract, Caller caller) {
    if (!contract.roles().contains(caller.role())) {
      throw Refusal.of(
          ProblemType.FORBIDDEN, "the role " + caller.role().wire() + " may not do this");
    }
    if (!desk.rates().take(caller.tenant() + "/" + caller.client())) {
      throw new Refusal(
          Answer.problem(ProblemType.RATE_LIMITED, "more requests than this token may make")
              .with("Retry-After", "1"));
    }
  }

  private void checkHeaders(ContractOperation contract) {
    String accept = String.join(",", request.headers().getAll(HttpHeaders.ACCEPT));
    if (!MediaTypes.accepts(accept, contract.produces())) {
      throw Refusal.of(
          ProblemType.NOT_ACCEPTABLE, "there is " + String.join(", ", contract.produces()));
    }
    if (contract.idempotent()) {
      var keys = request.headers().getAll("Idempotency-Key");
      if (keys.size() != 1 || !KEY.matcher(keys.get(0)).matches()) {
        throw Refusal.of(
            ProblemType.MALFORMED,
            "send one Idempotency-Key header of 1 to 255 visible ASCII characters");
      }
    }
    if (!contract.consumes().isEmpty()) {
      checkBody(contract);
    }
  }

  private void checkBody(ContractOperation contract) {
    String type =
        MediaTypes.essence(
            Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_TYPE)).orElse(""));
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    boolean encoded = encoding != null && !encoding.toLowerCase(Locale.ROOT).equals("identity");
    if (!contract.consumes().contains(type) || encoded) {
      throw Refusal.of(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "send " + String.join(" or ", contract.consumes()) + ", not compressed");
    }
    if (declaredLength() > contract.bodyBytes()) {
      throw BodyReader.tooLarge(contract.bodyBytes());
    }
    if (HttpHeaders.CONTINUE.toString().equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      reply.invite();
    }
  }

  /** The HTTP decoder has refused lengths that are no number; -1 when chunked or absent. */
  private long declaredLength() {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? -1 : Long.parseLong(length);
  }

  private Future<Request.Received> body(ContractOperation contract) {
    if (contract.consumes().isEmpty()) {
      return Future.succeededFuture(nothingReceived());
    }
    // Whoever sends slowly must not hold a place meanwhile; bodies have a limit of their own.
    leave();
    return desk.bodies()
        .read(request, contract)
        .map(
            raw -> {
              raw.file().ifPresent(reply::deleteAfterwards);
              enter();
              boolean json =
                  contract.consumes().contains(JSON)
                      && JSON.equals(
                          MediaTypes.essence(
                              String.valueOf(request.getHeader(HttpHeaders.CONTENT_TYPE))));
              return new Request.Received(
                  raw.bytes(),
                  raw.file().orElse(null),
                  raw.sha256(),
                  json && !contract.upload() ? parsed(raw.bytes().getBytes()) : Json.Null.NULL);
            });
  }

  private static Json parsed(byte[] bytes) {
    return JsonReader.read(bytes)
        .fold(
            json -> json,
            problems -> {
              throw new Refusal(Answer.trouble(ProblemType.MALFORMED, "", problems));
            });
  }

  private List<Map.Entry<String, String>> query() {
    String raw = request.query();
    return raw == null ? List.of() : Wire.query(raw);
  }

  private static Request.Received nothingReceived() {
    return new Request.Received(Buffer.buffer(), null, Buffer::buffer, Json.Null.NULL);
  }
}
