package io.houji.deploy.cli;

import io.houji.deploy.config.Settings;
import io.houji.deploy.database.Postgres;

/** Puts the illustrative tenants, facts and tokens into a migrated database; safe to repeat. */
public interface DemoData {
  void fill(Settings settings, Postgres postgres);
}
