package io.houji.http.imports;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A header cell: the name without its unit, and the unit.
 *
 * @param text as the file has it
 * @param unit yuan, wan, yi, pct, or null where none of these is said
 */
record Header(String text, String name, @Nullable String unit) {

  private static final Pattern UNIT =
      Pattern.compile("(.+?)(?:\\((元|万元|亿元|%|年|月)\\)|_(yuan|wan|yi|pct))");

  static Header of(String text) {
    var plain =
        text.strip()
            .replace('（', '(')
            .replace('）', ')')
            .replace('％', '%')
            .replace('：', ':')
            .replace(" ", "")
            .toLowerCase(Locale.ROOT);
    var match = UNIT.matcher(plain);
    if (!match.matches()) {
      return new Header(text.strip(), plain, null);
    }
    var unit = match.group(2) == null ? match.group(3) : match.group(2);
    return new Header(
        text.strip(),
        match.group(1),
        switch (unit) {
          case "元", "yuan" -> "yuan";
          case "万元", "wan" -> "wan";
          case "亿元", "yi" -> "yi";
          case "%", "pct" -> "pct";
          default -> null;
        });
  }
}
