package io.houji.deploy.config;

import io.houji.deploy.words.Words;

/** The environment variables that the program reads; the manual's table is made from this list. */
public enum Setting {
  HOUJI_HTTP_HOST("127.0.0.1"),
  HOUJI_HTTP_PORT("8080"),
  HOUJI_ADMIN_PORT("8081"),
  HOUJI_DATA_DIR("./houji-data"),
  HOUJI_DATABASE_URL(""),
  HOUJI_DATABASE_ADMIN_URL(""),
  HOUJI_TENANT("xixian"),
  HOUJI_LANG("");

  private final String byDefault;

  Setting(String byDefault) {
    this.byDefault = byDefault;
  }

  /** Empty where the default depends on the surroundings; {@link #about} then says how. */
  public String byDefault() {
    return byDefault;
  }

  /** What it is for, in one sentence. */
  public String about(Words words) {
    return words.say("setting." + name());
  }
}
