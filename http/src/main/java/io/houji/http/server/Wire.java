package io.houji.http.server;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Percent-decoding of paths and queries: strict UTF-8, no NUL; anything else is a 400. */
final class Wire {
  private static final int PARAMETERS_MAX = 100;

  private Wire() {}

  /** Decodes {@code %xx}, and {@code +} as a blank in queries. */
  static String decode(String raw, boolean inQuery) {
    if (raw.indexOf('%') < 0 && raw.indexOf('+') < 0) {
      return raw;
    }
    var bytes = ByteBuffer.allocate(raw.length() * 3);
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        bytes.put(hex(raw, i + 1));
        i += 2;
      } else if (c == '+' && inQuery) {
        bytes.put((byte) ' ');
      } else {
        bytes.put(Character.toString(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return utf8(bytes.flip());
  }

  /** The parameters of a raw query in their order. */
  static List<Map.Entry<String, String>> query(String raw) {
    var parameters = new ArrayList<Map.Entry<String, String>>();
    for (String pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.add(Map.entry(decode(name, true), decode(value, true)));
      }
      if (parameters.size() > PARAMETERS_MAX) {
        throw Refusal.of(ProblemType.MALFORMED, "too many query parameters");
      }
    }
    return parameters;
  }

  private static byte hex(String raw, int at) {
    int high = at + 1 < raw.length() ? Character.digit(raw.charAt(at), 16) : -1;
    int low = at + 1 < raw.length() ? Character.digit(raw.charAt(at + 1), 16) : -1;
    int value = high * 16 + low;
    if (high < 0 || low < 0 || value == 0) {
      throw Refusal.of(ProblemType.MALFORMED, "the address is not rightly percent-encoded");
    }
    return (byte) value;
  }

  private static String utf8(ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(bytes)
          .toString();
    } catch (CharacterCodingException wrong) {
      throw Refusal.of(ProblemType.MALFORMED, "the address must be UTF-8, percent-encoded");
    }
  }
}
