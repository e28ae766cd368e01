package io.houji.deploy.load;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Scores over HTTP beside the least that a Vert.x server can do, turn by turn on one machine: a
 * brief score beside a constant, a full answer with its durable record beside one small row. Each
 * server is a JVM of its own; the load comes from this one. Prints a table; see README.md of the
 * module.
 */
class ServingSpeed {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final int CONNECTIONS = Integer.getInteger("connections", 32);
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final double SECONDS = Integer.getInteger("seconds", 5);
  private static final double WARM_UP = 2 * SECONDS;
  private static final double MICROS = 1e6;

  private final AtomicLong ids = new AtomicLong();

  /** A server with the request that it is asked. */
  private record Asked(String name, Program server, Supplier<byte[]> request) {}

  /** One turn. */
  private record Turn(Load.Result result, double microsOfServer, double microsOfPostgres) {}

  @Test
  void besideTheLeast() throws Exception {
    try (var sql = DATABASE.asOwner();
        var statement = sql.createStatement()) {
      statement.execute("create table load_peer (id bigserial primary key, words text)");
      statement.execute("grant insert on load_peer to houji_service");
      statement.execute("grant usage on sequence load_peer_id_seq to houji_service");
    }
    var bearer = List.of("Authorization: Bearer " + Program.bank(DATABASE));
    var inputs = new String(Program.example().toBytes(), StandardCharsets.UTF_8);
    try (var house = Program.start(HouseProgram.class, DATABASE, "-Xmx1g");
        var peer = Program.start(PeerProgram.class, DATABASE, "-Xmx1g")) {
      byte[] brief =
          Load.post(
              "/v1/calculations/brief_score",
              bearer,
              "{\"product\":\"gazelle-loan\",\"day\":\"2026-04-10\",\"inputs\":" + inputs + "}");
      byte[] same =
          Load.post("/", bearer, "{\"product\":\"gazelle-loan\",\"inputs\":" + inputs + "}");
      print(
          "brief score",
          new Asked("brief score, nothing kept", house, () -> brief),
          new Asked("peer: a constant", peer, () -> same));
      byte[] row = Load.post("/row", bearer, "{\"day\":\"2026-04-10\"}");
      print(
          "durable answer",
          new Asked("full answer, kept", house, () -> full(bearer)),
          new Asked("peer: one small row, kept", peer, () -> row));
    }
  }

  private byte[] full(List<String> bearer) {
    var headers = new ArrayList<>(bearer);
    headers.add("Idempotency-Key: load-" + ids.incrementAndGet());
    return Load.post("/v1/loan-applications/F1/scores", headers, "{\"day\":\"2026-04-10\"}");
  }

  private static void print(String what, Asked house, Asked peer) {
    warm(house);
    warm(peer);
    var ours = new ArrayList<Turn>();
    var theirs = new ArrayList<Turn>();
    for (int round = 0; round < ROUNDS; round++) {
      ours.add(turn(house));
      theirs.add(turn(peer));
    }
    System.out.printf(
        Locale.ROOT,
        "%n| %s, %d connections | per second | p50 ms | p99 ms | server CPU us | PostgreSQL CPU us"
            + " |%n| --- | ---: | ---: | ---: | ---: | ---: |%n",
        what,
        CONNECTIONS);
    double mine = line(house.name, ours);
    double other = line(peer.name, theirs);
    System.out.printf(Locale.ROOT, "ratio of the rates: %.0f%%%n", 100 * mine / other);
  }

  private static void warm(Asked asked) {
    var result = Load.run(asked.server.port(), CONNECTIONS, WARM_UP, asked.request);
    assertTrue(result.requests() > 0);
  }

  private static Turn turn(Asked asked) {
    double server = cpu(asked.server.handle());
    var postgres = postgres();
    var result = Load.run(asked.server.port(), CONNECTIONS, SECONDS, asked.request);
    return new Turn(
        result,
        (cpu(asked.server.handle()) - server) * MICROS / result.requests(),
        since(postgres) * MICROS / result.requests());
  }

  /** The line of the turn in the middle by rate; returns its rate. */
  private static double line(String name, List<Turn> turns) {
    var sorted = new ArrayList<>(turns);
    sorted.sort(Comparator.comparingDouble(turn -> turn.result.perSecond()));
    var middle = sorted.get(sorted.size() / 2);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.2f | %.2f | %.0f | %.0f |%n",
        name,
        middle.result.perSecond(),
        middle.result.at(0.5),
        middle.result.at(0.99),
        middle.microsOfServer,
        middle.microsOfPostgres);
    return middle.result.perSecond();
  }

  /** Seconds of CPU time so far. */
  private static double cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
  }

  /** By process, of all that this JVM has started and that is no Java. */
  private static Map<Long, Double> postgres() {
    return ProcessHandle.current()
        .descendants()
        .filter(p -> p.info().command().filter(c -> !c.endsWith("java")).isPresent())
        .collect(Collectors.toMap(ProcessHandle::pid, ServingSpeed::cpu));
  }

  /** A connection that was closed meanwhile had been idle. */
  private static double since(Map<Long, Double> before) {
    return postgres().entrySet().stream()
        .mapToDouble(now -> now.getValue() - before.getOrDefault(now.getKey(), 0.0))
        .sum();
  }
}
