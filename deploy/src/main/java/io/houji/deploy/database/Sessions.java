package io.houji.deploy.database;

import java.util.Map;

/** What the embedded database sets for sessions of the service, whoever opens them. */
final class Sessions {

  /**
   * No statement, no wait for a lock and no forgotten transaction may hold a connection for long. A
   * pool may ask for other limits for its long work. Days are Beijing days.
   */
  static final Map<String, String> SERVICE =
      Map.of(
          "statement_timeout", "3s",
          "lock_timeout", "1s",
          "idle_in_transaction_session_timeout", "5s",
          "TimeZone", "Asia/Shanghai");

  private Sessions() {}
}
