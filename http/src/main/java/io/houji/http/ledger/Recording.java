package io.houji.http.ledger;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who records facts, whence and why.
 *
 * @param importId of the file they came in; there for {@link Source#IMPORT}
 * @param reason why, for corrections and reversals
 */
public record Recording(
    String tenant,
    String actor,
    Source source,
    @Nullable String importId,
    @Nullable String reason) {

  /** The way in. */
  public enum Source {
    API,
    IMPORT,
    REVERT,
    DEMO;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
