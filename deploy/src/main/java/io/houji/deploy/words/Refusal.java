package io.houji.deploy.words;

import java.util.Arrays;
import java.util.List;

/**
 * The program will not do what was asked, and the person can do something about it: said in one
 * line, without a stack trace.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String key;
  private final List<String> details;

  public Refusal(String key, Object... details) {
    super(Words.english().say(key, details));
    this.key = key;
    this.details = Arrays.stream(details).map(String::valueOf).toList();
  }

  public Refusal(Throwable cause, String key, Object... details) {
    this(key, details);
    initCause(cause);
  }

  /** The line in the language of the person. */
  public String say(Words words) {
    return words.say(key, details.toArray());
  }

  public String key() {
    return key;
  }
}
