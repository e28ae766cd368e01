package io.houji.deploy.cli;

import io.houji.deploy.config.Settings;
import io.houji.deploy.words.Words;
import java.io.PrintWriter;
import java.util.Map;

/** What a command sees of the world: the environment and where to print. */
public record Surroundings(Map<String, String> environment, PrintWriter out, PrintWriter err) {

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** All settings, checked; {@link WrongSettings} with all that is wrong. */
  Settings settings() {
    return Settings.from(environment)
        .fold(
            settings -> settings,
            problems -> {
              throw new WrongSettings(problems);
            });
  }

  Words words() {
    return Settings.words(environment);
  }

  void say(String key, Object... details) {
    out.println(words().say(key, details));
    out.flush();
  }
}
