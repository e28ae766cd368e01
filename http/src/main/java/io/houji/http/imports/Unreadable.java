package io.houji.http.imports;

/** A file that cannot be read on, with what would be right. */
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1;

  Unreadable(String say) {
    super(say);
  }

  Unreadable(String say, Throwable cause) {
    super(say, cause);
  }

  String say() {
    return String.valueOf(getMessage());
  }
}
