package io.houji.http.tables;

/** A file that cannot be read on, with what would be right. */
public final class Unreadable extends Exception {
  private static final long serialVersionUID = 1;

  public Unreadable(String say) {
    super(say);
  }

  public Unreadable(String say, Throwable cause) {
    super(say, cause);
  }

  public String say() {
    return String.valueOf(getMessage());
  }
}
