package io.houji.http.server;

import io.houji.fund.outcome.Problem;
import io.houji.http.json.Json;
import java.util.List;
import java.util.Locale;

/** Writes problems as RFC 9457 has them, in the caller's language. */
final class Problems {
  /** Enough to mend a file by; without a bound a small body could ask for a huge answer. */
  private static final int ERRORS_SHOWN_MAX = 1_000;

  private Problems() {}

  static byte[] bytes(Answer.Body.Trouble trouble, Locale language, String requestId) {
    var type = trouble.type();
    var problem =
        Json.object()
            .put("type", type.address())
            .put("title", isChinese(language) ? type.chinese() : type.english())
            .put("status", type.status());
    if (!trouble.detail().isEmpty()) {
      problem.put("detail", trouble.detail());
    }
    problem.put("instance", "/requests/" + requestId);
    List<Problem> errors = trouble.errors();
    if (!errors.isEmpty()) {
      var shown = errors.subList(0, Math.min(errors.size(), ERRORS_SHOWN_MAX));
      problem.put("errors", Json.array(shown, Problems::error)).put("error_count", trouble.count());
    }
    return problem.end().toBytes();
  }

  static boolean isChinese(Locale language) {
    return language.getLanguage().equals("zh");
  }

  /** The first of Chinese and English in an Accept-Language, in its order; else the standard. */
  static Locale language(String acceptLanguage, Locale standard) {
    for (String range : acceptLanguage.split(",", -1)) {
      String tag = range.strip().toLowerCase(Locale.ROOT);
      if (tag.startsWith("zh")) {
        return Locale.CHINESE;
      }
      if (tag.startsWith("en")) {
        return Locale.ENGLISH;
      }
    }
    return standard;
  }

  private static Json error(Problem problem) {
    return Json.object()
        .put("pointer", problem.where())
        .put("code", problem.code().name().toLowerCase(Locale.ROOT))
        .put("detail", problem.say())
        .end();
  }
}
