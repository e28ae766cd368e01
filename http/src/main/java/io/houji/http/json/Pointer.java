package io.houji.http.json;

/** Parts of a JSON pointer (RFC 6901). */
public final class Pointer {
  private Pointer() {}

  static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  public static String to(String name) {
    return "/" + escape(name);
  }
}
