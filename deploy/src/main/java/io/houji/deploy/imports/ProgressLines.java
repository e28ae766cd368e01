package io.houji.deploy.imports;

import io.houji.http.imports.Watch;
import java.time.Duration;
import java.util.Locale;

/** How far one file is, on standard error: a line for each step and at most one a second. */
final class ProgressLines implements Watch {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final double PERCENT = 100;

  private final String file;
  private final FileImport.Mouth mouth;
  private Phase last = Phase.READING;
  private long since = System.nanoTime();

  ProgressLines(String file, FileImport.Mouth mouth) {
    this.file = file;
    this.mouth = mouth;
  }

  @Override
  public synchronized void at(Phase phase, long rows, double share) {
    long now = System.nanoTime();
    if (phase == last && now - since < EVERY.toNanos()) {
      return;
    }
    last = phase;
    since = now;
    var step = "import." + phase.name().toLowerCase(Locale.ROOT);
    mouth.complain(mouth.words().say(step, file, rows, Math.round(share * PERCENT)));
  }
}
