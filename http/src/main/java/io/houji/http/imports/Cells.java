package io.houji.http.imports;

import io.houji.fund.ledger.DayPrecision;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.Term;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Problem.Code;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cells of one row by column. A cell that cannot be read is a problem and then null. */
final class Cells {

  /** Where a column stands in the sheet. */
  record Bound(int index, Header header, boolean required) {}

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]+");
  private static final Pattern NUMBER =
      Pattern.compile("[0-9]{1,16}(\\.[0-9]{1,16})?|[0-9]{1,3}(,[0-9]{3}){1,4}(\\.[0-9]{1,16})?");
  private static final Pattern DAY =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})|(\\d{4})/(\\d{1,2})/(\\d{1,2})"
              + "|(\\d{4})\\.(\\d{1,2})\\.(\\d{1,2})|(\\d{4})年(\\d{1,2})月(\\d{1,2})日"
              + "|(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern MONTH =
      Pattern.compile(
          "(\\d{4})[-/.](\\d{1,2})(?:[-/.]0?1)?|(\\d{4})年(\\d{1,2})月(?:0?1日)?|(\\d{4})(\\d{2})");
  private static final BigDecimal LARGEST_FEN = new BigDecimal("1e15");
  private static final int TEXT_MAX = 1_000;
  private static final int ID_MAX = 64;
  private static final int SHARE_DECIMALS = 10;
  private static final int YEARS_MAX = 50;

  /** The ledger of facts begins here; firms may be older. */
  static final int FIRST_YEAR = 1980;

  static final int LAST_YEAR = 2100;

  private static final ClassValue<Map<String, Enum<?>>> TERMS =
      new ClassValue<>() {
        @Override
        protected Map<String, Enum<?>> computeValue(Class<?> terms) {
          var byName = new HashMap<String, Enum<?>>();
          for (Object term : terms.getEnumConstants()) {
            byName.put(((Term) term).wire(), (Enum<?>) term);
            byName.put(((Term) term).zh(), (Enum<?>) term);
          }
          return Map.copyOf(byName);
        }
      };

  private final RowSink.Row row;
  private final Map<String, Bound> columns;
  private final Findings findings;
  private boolean good = true;

  Cells(RowSink.Row row, Map<String, Bound> columns, Findings findings) {
    this.row = row;
    this.columns = columns;
    this.findings = findings;
  }

  boolean good() {
    return good;
  }

  void wrong(Code code, String key, String say) {
    good = false;
    var bound = columns.get(key);
    var header = bound == null ? key : bound.header().text();
    findings.row(new RowProblem(code, row.place(), header, raw(bound), say));
  }

  private String raw(@Nullable Bound bound) {
    return bound == null || bound.index() >= row.cells().size()
        ? ""
        : row.cells().get(bound.index()).strip();
  }

  /** Null where the cell is empty; a problem too where the column is required. */
  @Nullable String text(String key, int longest) {
    var bound = columns.get(key);
    var text = raw(bound);
    if (bound != null && row.wrong().containsKey(bound.index())) {
      return null; // said already
    }
    if (text.isEmpty()) {
      if (bound != null && bound.required()) {
        wrong(Code.MISSING, key, "must be stated: an empty cell is not zero");
      }
      return null;
    }
    if (text.length() > longest) {
      wrong(Code.OUT_OF_RANGE, key, "at most " + longest + " characters");
      return null;
    }
    if (text.charAt(0) == '=') {
      wrong(Code.MALFORMED, key, "a formula: write its value");
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((Character.isISOControl(c) && !Character.isWhitespace(c)) || c == '\uFFFD') {
        wrong(Code.MALFORMED, key, "readable characters: save the file as UTF-8");
        return null;
      }
    }
    return text;
  }

  @Nullable String id(String key) {
    return id(key, ID_MAX);
  }

  @Nullable String id(String key, int longest) {
    var text = text(key, TEXT_MAX);
    if (text != null && (text.length() > longest || !ID.matcher(text).matches())) {
      wrong(Code.MALFORMED, key, "1 to " + longest + " letters, digits, '_', '.' or '-'");
      return null;
    }
    return text;
  }

  <T extends Enum<T> & Term> @Nullable T term(String key, Class<T> terms) {
    var text = text(key, TEXT_MAX);
    if (text == null) {
      return null;
    }
    var found = TERMS.get(terms).get(text);
    if (found == null) {
      wrong(
          Code.UNKNOWN,
          key,
          Arrays.stream(terms.getEnumConstants())
              .map(term -> term.zh() + " (" + term.wire() + ")")
              .collect(Collectors.joining(", ", "one of ", "")));
      return null;
    }
    return terms.cast(found);
  }

  /** A plain number, never negative, never rounded. */
  @Nullable BigDecimal number(String key) {
    var text = text(key, TEXT_MAX);
    return text == null ? null : number(key, text);
  }

  private @Nullable BigDecimal number(String key, String text) {
    if (!NUMBER.matcher(text).matches()) {
      boolean negative = text.startsWith("-") || text.startsWith("(") || text.startsWith("（");
      wrong(
          negative ? Code.OUT_OF_RANGE : Code.MALFORMED,
          key,
          negative
              ? "not negative: the kind of the row says the direction"
              : "a number of at most 16 digits before the point, such as 1234.5");
      return null;
    }
    return asStored(new BigDecimal(text.indexOf(',') < 0 ? text : text.replace(",", "")));
  }

  /** The one form in which a decimal comes back from the ledger. */
  private static BigDecimal asStored(BigDecimal number) {
    var plain = number.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  /** Whole fen, from the unit of the header. */
  @Nullable Money money(String key) {
    var number = number(key);
    if (number == null) {
      return null;
    }
    var bound = columns.get(key);
    var unit = bound == null ? null : bound.header().unit();
    if (unit == null || !unit.isMoney()) {
      throw new IllegalStateException("a header of money without a unit: " + key);
    }
    var fen = number.movePointRight(unit.decimals());
    if (fen.stripTrailingZeros().scale() > 0) {
      wrong(
          Code.OUT_OF_RANGE,
          key,
          "whole fen: at most " + unit.decimals() + " decimals in this unit");
      return null;
    }
    if (fen.compareTo(LARGEST_FEN) > 0) {
      wrong(Code.OUT_OF_RANGE, key, "at most 10,000,000,000,000 yuan");
      return null;
    }
    return new Money(fen.longValueExact());
  }

  /** An amount of an event: more than zero. */
  @Nullable Money amount(String key) {
    var money = money(key);
    if (money != null && money.fen() == 0) {
      wrong(Code.OUT_OF_RANGE, key, "more than zero");
      return null;
    }
    return money;
  }

  /** A fraction of one, from a percentage where the header or the cell says so. */
  @Nullable BigDecimal rate(String key) {
    var text = text(key, TEXT_MAX);
    if (text == null) {
      return null;
    }
    var bound = columns.get(key);
    boolean signed = text.endsWith("%");
    boolean percent = signed || (bound != null && bound.header().unit() == Header.Unit.PERCENT);
    var number = number(key, signed ? text.substring(0, text.length() - 1) : text);
    if (number == null) {
      return null;
    }
    var rate = asStored(percent ? number.movePointLeft(2) : number);
    if (rate.signum() == 0 || rate.compareTo(BigDecimal.ONE) > 0 || rate.scale() > SHARE_DECIMALS) {
      wrong(
          Code.OUT_OF_RANGE,
          key,
          percent ? "more than 0 and at most 100 (%)" : "more than 0 and at most 1");
      return null;
    }
    return rate;
  }

  /** 是 or 否; null where the cell is empty. */
  @Nullable Boolean yes(String key) {
    var text = text(key, TEXT_MAX);
    if (text == null) {
      return null;
    }
    if (!List.of("是", "否", "true", "false").contains(text)) {
      wrong(Code.MALFORMED, key, "是 (true) or 否 (false)");
      return null;
    }
    return text.equals("是") || text.equals("true");
  }

  @Nullable Integer whole(String key, int least, int most) {
    var number = number(key);
    if (number == null) {
      return null;
    }
    if (number.stripTrailingZeros().scale() > 0
        || number.compareTo(BigDecimal.valueOf(least)) < 0
        || number.compareTo(BigDecimal.valueOf(most)) > 0) {
      wrong(Code.OUT_OF_RANGE, key, "a whole number from " + least + " to " + most);
      return null;
    }
    return number.intValueExact();
  }

  @Nullable Integer year(String key) {
    return whole(key, FIRST_YEAR, LAST_YEAR);
  }

  /** How many years something lasts. */
  @Nullable BigDecimal years(String key) {
    var number = number(key);
    if (number != null
        && (number.compareTo(BigDecimal.valueOf(YEARS_MAX)) > 0
            || number.stripTrailingZeros().scale() > 2)) {
      wrong(Code.OUT_OF_RANGE, key, "0 to " + YEARS_MAX + " years, at most 2 decimals");
      return null;
    }
    return number;
  }

  @Nullable LocalDate day(String key) {
    return day(key, FIRST_YEAR);
  }

  @Nullable LocalDate day(String key, int firstYear) {
    return date(key, DAY, firstYear, "a day such as 2024-03-31, from " + firstYear + " to 2100");
  }

  /** First day of a month. */
  @Nullable LocalDate month(String key) {
    return date(key, MONTH, FIRST_YEAR, "a month such as 2024-03, from 1980 to 2100");
  }

  private @Nullable LocalDate date(String key, Pattern forms, int firstYear, String say) {
    var text = text(key, TEXT_MAX);
    if (text == null) {
      return null;
    }
    var match = forms.matcher(text);
    if (match.matches()) {
      int parts = forms == DAY ? 3 : 2;
      for (int g = 1; g <= match.groupCount(); g += parts) {
        if (match.group(g) != null) {
          var day = date(match.group(g), match.group(g + 1), parts == 2 ? "1" : match.group(g + 2));
          if (day != null && day.getYear() >= firstYear && day.getYear() <= LAST_YEAR) {
            return day;
          }
        }
      }
    }
    wrong(Code.MALFORMED, key, say);
    return null;
  }

  private static @Nullable LocalDate date(String year, String month, String day) {
    try {
      return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** What every event has; null where the row has no day. Without an id the content names it. */
  @Nullable Head event(String prefix, @Nullable Object... content) {
    var given = id("id");
    var day = day("date");
    boolean illustrative = illustrative();
    if (day == null) {
      return null;
    }
    var id = given == null ? EventRows.named(prefix, day, Arrays.asList(content)) : given;
    return new Head(id, day, DayPrecision.DAY, illustrative);
  }

  /** What everything that lasts has; null where the row has no id or no first day. */
  @Nullable Head thing(String key) {
    var id = id(key);
    var since = day("since");
    boolean illustrative = illustrative();
    return id == null || since == null ? null : new Head(id, since, DayPrecision.DAY, illustrative);
  }

  /** The row is labelled ILLUSTRATIVE. */
  boolean illustrative() {
    var label = text("label", TEXT_MAX);
    if (label != null && !label.equals("ILLUSTRATIVE")) {
      wrong(Code.UNKNOWN, "label", "ILLUSTRATIVE or empty");
    }
    return label != null;
  }
}
