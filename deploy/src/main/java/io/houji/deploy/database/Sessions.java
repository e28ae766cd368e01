package io.houji.deploy.database;

import java.util.Map;

/** Settings that sessions start with. */
final class Sessions {

  /**
   * For the service: no statement, wait for a lock or forgotten transaction may hold a connection
   * for long. The statement's limit is below the pool's read-idle limit, so that the server gives
   * up first. Days are Beijing days.
   */
  static final Map<String, String> SERVICE =
      Map.of(
          "statement_timeout", "3s",
          "lock_timeout", "1s",
          "idle_in_transaction_session_timeout", "5s",
          "TimeZone", "Asia/Shanghai");

  /**
   * For migrations: they may run long, but must not queue behind a lock and hold up the service.
   */
  static final Map<String, String> OWNER =
      Map.of("lock_timeout", "5s", "TimeZone", "Asia/Shanghai");

  private Sessions() {}
}
