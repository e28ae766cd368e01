package io.houji.http.server;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.http.access.AccessRoom;
import io.houji.http.calculations.Calculation;
import io.houji.http.calculations.CalculationsRoom;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import io.houji.http.json.Kind;
import io.houji.http.metrics.Meters;
import io.houji.http.testing.Client;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A running server without a database: callers from a list, rooms that need none. */
final class Shell implements AutoCloseable {
  static final String MANAGER = "hj_manager-0123456789-0123456789";
  static final String BANK = "hj_bank-0123456789-0123456789";

  final Meters meters = new Meters("0.1.0", "test");
  final Vertx vertx = meters.vertx(new VertxOptions());
  final AtomicReference<Future<Void>> database = new AtomicReference<>(Future.succeededFuture());
  final Server server;
  final Client client;

  Shell(ServerOptions options, Room... more) {
    var rooms = new java.util.ArrayList<Room>();
    rooms.add(AccessRoom.of());
    rooms.add(CalculationsRoom.of(vertx, List.of(sum())));
    rooms.addAll(List.of(more));
    server =
        await(
            Server.start(
                vertx, options, new Server.Ground(Shell::callerOf, meters, database::get), rooms));
    client = new Client(server);
  }

  static ServerOptions anyPort() {
    return ServerOptions.on(0, 0);
  }

  static Future<Optional<Caller>> callerOf(String token) {
    var until = Instant.parse("2999-12-31T16:00:00Z");
    return Future.succeededFuture(
        Optional.ofNullable(
            Map.of(
                    MANAGER, new Caller("cluster", Role.FUND_MANAGER, "tests", until),
                    BANK, new Caller("bank-a", Role.BANK, "tests", until))
                .get(token)));
  }

  /** Adds amounts: small enough to see through, real enough to be refused. */
  static Calculation sum() {
    var description =
        """
        {"summary": "The sum of amounts", "x-summary-zh": "金额合计",
         "request": {"type": "object", "properties": {"amounts": {"type": "array",
            "items": {"type": ["number", "string"]}, "minItems": 1, "maxItems": 1000}},
            "required": ["amounts"], "additionalProperties": false},
         "response": {"type": "object", "properties": {"sum": {"type": "number"}},
            "required": ["sum"], "additionalProperties": false},
         "example": {"request": {"amounts": [1.1, "2.2"]}, "response": {"sum": 3.3}}}
        """;
    return new Calculation("sum", object(description), false, Shell::add);
  }

  private static Outcome<Json> add(Fields fields) {
    var amounts = fields.list("amounts", 1, 1000, Kind.amount());
    return fields.buildOutcome(
        () -> {
          var sum = java.math.BigDecimal.ZERO;
          for (var amount : amounts.get()) {
            sum = sum.add(amount);
          }
          return sum.precision() > 100
              ? Outcome.rejected(Problem.Code.OUT_OF_RANGE, "/amounts", "too far apart to add")
              : Outcome.ok(Json.object().put("sum", Json.decimal(sum)).end());
        });
  }

  static Json.Obj object(String json) {
    return JsonReader.read(json.getBytes(StandardCharsets.UTF_8))
        .fold(
            read -> (Json.Obj) read,
            problems -> {
              throw new AssertionError(problems);
            });
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(30, TimeUnit.SECONDS);
    } catch (java.util.concurrent.TimeoutException late) {
      throw new AssertionError(late);
    }
  }

  @Override
  public void close() {
    await(server.close());
    await(vertx.close());
    meters.close();
  }
}
