package io.houji.http.store;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** What a failed unit of work means, read from its SQLSTATE. */
public enum DatabaseFailure {
  /** No connection, no answer in time, shutting down, starting up, full, read-only. */
  UNAVAILABLE,
  /** Another transaction was in the way; the same again will likely work. */
  BUSY,
  /** A unique or exclusion constraint: it is there already. */
  CONFLICT,
  /** A constraint says that this can never be true. */
  REFUSED,
  /** Our own mistake. */
  BUG;

  private static final Set<String> BUSY_STATES = Set.of("40001", "40P01", "55P03");
  private static final Set<String> CONFLICT_STATES = Set.of("23505", "23P01");

  /** 25006: read-only transaction, as on a standby; 57014: cancelled by statement timeout. */
  private static final Set<String> UNAVAILABLE_STATES = Set.of("25006", "57014", "3D000");

  /** 08 connection, 28 login, 53 out of resources, 57P shutdown and start-up, 58 system error. */
  private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "28", "53", "58");

  public static DatabaseFailure of(Throwable failure) {
    if (failure instanceof PgException pg) {
      return ofState(String.valueOf(pg.getSqlState()));
    }
    boolean world =
        failure instanceof DatabaseUnavailable
            || failure instanceof ClosedConnectionException
            || wasClosed(failure)
            || failure instanceof IOException
            || failure instanceof TimeoutException;
    return world ? UNAVAILABLE : BUG;
  }

  /** The client says it with its general exception where a connection closed before its use. */
  private static boolean wasClosed(Throwable failure) {
    return failure instanceof VertxException
        && String.valueOf(failure.getMessage()).startsWith("Connection is not active now");
  }

  private static DatabaseFailure ofState(String state) {
    if (BUSY_STATES.contains(state)) {
      return BUSY;
    }
    if (CONFLICT_STATES.contains(state)) {
      return CONFLICT;
    }
    // 22 data exceptions such as a number out of a column's range; 23 integrity.
    if (state.startsWith("22") || state.startsWith("23")) {
      return REFUSED;
    }
    boolean unavailable =
        UNAVAILABLE_STATES.contains(state)
            || state.startsWith("57P")
            || UNAVAILABLE_CLASSES.contains(state.substring(0, Math.min(2, state.length())));
    return unavailable ? UNAVAILABLE : BUG;
  }

  /** The connection itself broke, so that a read may be asked again on another one. */
  static boolean brokeConnection(Throwable failure) {
    if (failure instanceof PgException pg) {
      String state = String.valueOf(pg.getSqlState());
      return state.startsWith("57P") || state.startsWith("08");
    }
    return failure instanceof ClosedConnectionException
        || wasClosed(failure)
        || failure instanceof IOException;
  }
}
