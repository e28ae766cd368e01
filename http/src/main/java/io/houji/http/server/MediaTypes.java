package io.houji.http.server;

import java.util.Locale;
import java.util.Set;

/** What Accept and Content-Type mean, as far as a service with few media types needs it. */
final class MediaTypes {
  private MediaTypes() {}

  /** The type without parameters, in lower case. */
  static String essence(String contentType) {
    int semicolon = contentType.indexOf(';');
    String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether any of {@code produced} is taken. Nothing asked for, or nothing produced, is fine. */
  static boolean accepts(String accept, Set<String> produced) {
    if (accept.isBlank() || produced.isEmpty()) {
      return true;
    }
    for (String range : accept.split(",", -1)) {
      String type = essence(range);
      boolean refused = range.replace(" ", "").matches(".*;q=0([.]0*)?");
      if (!refused && produced.stream().anyMatch(made -> covers(type, essence(made)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean covers(String range, String type) {
    return range.equals("*/*")
        || range.equals(type)
        || (range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1)));
  }
}
