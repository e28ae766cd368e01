package io.houji.deploy.cli;

import io.houji.deploy.config.Settings;
import io.houji.deploy.database.Postgres;

/** Starts serving on a migrated database; the one place where deploy meets the HTTP service. */
public interface Service {

  /** A service that answers on both ports. */
  interface Running {
    /** Such as {@code http://127.0.0.1:8080}. */
    String url();

    String adminUrl();

    /** Lets requests at work finish; returns when nothing uses the database any more. */
    void close();
  }

  /** Does, while PostgreSQL starts, what needs no database yet; returns at once. */
  default void prepare() {}

  /**
   * Whether the tables are known to be those of this program, so that a migration, which needs much
   * more than a question to find it out, can be spared.
   */
  default boolean isMigrated(Postgres postgres) {
    return false;
  }

  /**
   * Returns when both ports answer; throws {@code Refusal} where a person can help (port taken).
   * All data is there already: who follows the ledger reads it at once.
   */
  Running start(Settings settings, Postgres postgres);
}
