package io.houji.http.access;

import io.houji.http.server.Authentication;
import io.houji.http.server.Caller;
import io.houji.http.server.Role;
import io.houji.http.store.Database;
import io.houji.http.store.Sql;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks the database whose token it is and remembers the answer for a few seconds. The service may
 * only ask through {@code houji.authenticate}; it cannot read the table of tokens.
 */
public final class TokenAuthentication implements Authentication {
  /** Longest that a revoked token still works. */
  static final Duration REMEMBERED = Duration.ofSeconds(5);

  /** Unknown tokens are remembered too, so that a flood of one costs one question. */
  private static final Duration REMEMBERED_UNKNOWN = Duration.ofSeconds(1);

  private static final int REMEMBERED_MAX = 10_000;
  private static final String AUTHENTICATE =
      Sql.load(TokenAuthentication.class, "authenticate.sql");

  private record Known(Optional<Caller> caller, Instant until) {}

  private final Database database;
  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  public TokenAuthentication(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Future<Optional<Caller>> callerOf(String token) {
    byte[] hash = Tokens.sha256(token);
    String key = HexFormat.of().formatHex(hash);
    var now = clock.instant();
    var remembered = known.get(key);
    if (remembered != null && now.isBefore(remembered.until())) {
      return Future.succeededFuture(remembered.caller().filter(c -> now.isBefore(c.expiresAt())));
    }
    return ask(hash).onSuccess(caller -> remember(key, caller, now));
  }

  private Future<Optional<Caller>> ask(byte[] hash) {
    return database.readOutsideTenants(
        connection ->
            connection
                .preparedQuery(AUTHENTICATE)
                .execute(Tuple.of(Buffer.buffer(hash)))
                .map(
                    rows -> {
                      var row = rows.iterator();
                      return row.hasNext() ? caller(row.next()) : Optional.<Caller>empty();
                    }));
  }

  /** A role that this version does not know may do nothing here. */
  private static Optional<Caller> caller(Row row) {
    return Role.ofWire(row.getString("role"))
        .map(
            role ->
                new Caller(
                    row.getString("tenant_id"),
                    role,
                    row.getString("client"),
                    row.getOffsetDateTime("expires_at").toInstant()));
  }

  private void remember(String key, Optional<Caller> caller, Instant asked) {
    if (known.size() >= REMEMBERED_MAX) {
      known.values().removeIf(old -> !asked.isBefore(old.until()));
    }
    if (known.size() < REMEMBERED_MAX) {
      var until = asked.plus(caller.isPresent() ? REMEMBERED : REMEMBERED_UNKNOWN);
      known.put(key, new Known(caller, until));
    }
  }
}
