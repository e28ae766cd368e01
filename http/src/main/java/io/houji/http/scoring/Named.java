package io.houji.http.scoring;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem.Code;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.server.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Names of applications and scores, and the cursors of their pages. */
final class Named {
  private static final int KEY_BYTES = 10;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  private Named() {}

  static Kind<String> id() {
    return Kind.text(ID, "must be 1 to 64 letters, digits, dots, dashes or underscores");
  }

  /** The same request gives the same id, whoever repeats it. */
  static String made(String prefix, Request request) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (String part :
          List.of(
              request.tenant(),
              request.caller().client(),
              request.operationId(),
              request.rawPath(),
              request.idempotencyKey())) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return prefix + HexFormat.of().formatHex(digest.digest(), 0, KEY_BYTES);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  static String cursor(String place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  /** A cursor that {@link #cursor} wrote, read further by {@code read}. */
  static <T> Kind<T> cursor(Function<String, T> read) {
    return value -> {
      try {
        return value instanceof Json.Text text
            ? Outcome.ok(
                read.apply(
                    new String(
                        Base64.getUrlDecoder().decode(text.value()), StandardCharsets.UTF_8)))
            : notOurs();
      } catch (IllegalArgumentException | java.time.DateTimeException notOurs) {
        return notOurs();
      }
    };
  }

  private static <T> Outcome<T> notOurs() {
    return Outcome.rejected(Code.MALFORMED, "", "must be the next_cursor of an earlier page");
  }
}
