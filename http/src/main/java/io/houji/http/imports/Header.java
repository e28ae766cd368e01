package io.houji.http.imports;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A header cell: the name without its unit, and the unit.
 *
 * @param text as the file has it
 * @param unit null where none that changes a number is said
 */
record Header(String text, String name, @Nullable Unit unit) {

  /** What a number in the column is counted in. */
  enum Unit {
    YUAN(2),
    WAN(6),
    YI(10),
    PERCENT(0);

    /** Decimals down to the fen; 0 for a percentage. */
    private final int decimals;

    Unit(int decimals) {
      this.decimals = decimals;
    }

    int decimals() {
      return decimals;
    }

    boolean isMoney() {
      return this != PERCENT;
    }
  }

  /** The column that {@link BadRows} adds; it is read over, so that a mended file comes back. */
  static final String REASON = "import_problem";

  private static final Pattern UNIT =
      Pattern.compile("(.+?)(?:\\((元|万元|亿元|%|年|月)\\)|_(yuan|wan|yi|pct))");

  static Header of(String text) {
    var plain =
        text.strip()
            .replace('（', '(')
            .replace('）', ')')
            .replace('％', '%')
            .replace('：', ':')
            .replaceAll("\\s", "")
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
          case "元", "yuan" -> Unit.YUAN;
          case "万元", "wan" -> Unit.WAN;
          case "亿元", "yi" -> Unit.YI;
          case "%", "pct" -> Unit.PERCENT;
          default -> null;
        });
  }
}
