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

  /**
   * Returns when both ports answer; throws {@code Refusal} where a person can help (port taken).
   */
  Running start(Settings settings, Postgres postgres);
}
