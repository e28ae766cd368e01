package io.houji.http.imports;

import io.houji.fund.ledger.Term;
import io.houji.fund.money.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cells of one row by column. A cell that cannot be read is a problem and then null. */
final class Cells {

  /** Where a column stands in the sheet. */
  record Bound(int index, Header header, boolean required) {}

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final Pattern NUMBER =
      Pattern.compile("[0-9]{1,16}(\\.[0-9]+)?|[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?");
  private static final Pattern DAY =
      Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?|(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern MONTH =
      Pattern.compile("(\\d{4})[-/.年](\\d{1,2})月?(?:[-/.]?0?1日?)?");
  private static final BigDecimal LARGEST_FEN = new BigDecimal("1e15");
  private static final int FIRST_YEAR = 1980;
  private static final int LAST_YEAR = 2100;

  private final Place place;
  private final Map<String, Bound> columns;
  private final List<String> cells;
  private final Findings findings;
  private boolean good = true;

  Cells(Place place, Map<String, Bound> columns, List<String> cells, Findings findings) {
    this.place = place;
    this.columns = columns;
    this.cells = cells;
    this.findings = findings;
  }

  boolean good() {
    return good;
  }

  void wrong(String key, String say) {
    good = false;
    var bound = columns.get(key);
    findings.add(place.problem(bound == null ? key : bound.header().text(), raw(key), say));
  }

  private String raw(String key) {
    var bound = columns.get(key);
    return bound == null || bound.index() >= cells.size() ? "" : cells.get(bound.index()).strip();
  }

  /** Null where the cell is empty; a problem too where the column is required. */
  @Nullable String text(String key, int longest) {
    var text = raw(key);
    if (text.isEmpty()) {
      var bound = columns.get(key);
      if (bound != null && bound.required()) {
        wrong(key, "must be stated: an empty cell is not zero");
      }
      return null;
    }
    if (text.length() > longest || text.indexOf('\0') >= 0) {
      wrong(key, "at most " + longest + " characters");
      return null;
    }
    return text;
  }

  @Nullable String id(String key) {
    var text = text(key, LONGEST);
    if (text != null && !ID.matcher(text).matches()) {
      wrong(key, "1 to 64 letters, digits, '_', '.' or '-'");
      return null;
    }
    return text;
  }

  private static final int LONGEST = 1_000;

  <T extends Enum<T> & Term> @Nullable T term(String key, Class<T> terms) {
    var text = text(key, LONGEST);
    if (text == null) {
      return null;
    }
    var found = Term.find(terms, text);
    if (found.isEmpty()) {
      wrong(
          key,
          Arrays.stream(terms.getEnumConstants())
              .map(term -> term.zh() + " (" + term.wire() + ")")
              .collect(Collectors.joining(", ", "one of ", "")));
    }
    return found.orElse(null);
  }

  /** A plain number, never negative. */
  @Nullable BigDecimal number(String key) {
    var text = text(key, LONGEST);
    if (text == null) {
      return null;
    }
    if (!NUMBER.matcher(text).matches()) {
      wrong(
          key,
          text.startsWith("-") || text.startsWith("(")
              ? "not negative: a direction is said by the kind of the row"
              : "a number of at most 16 digits before the point, such as 1234.5");
      return null;
    }
    return new BigDecimal(text.replace(",", ""));
  }

  /** Whole fen, from the unit of the header. */
  @Nullable Money money(String key) {
    var number = number(key);
    if (number == null) {
      return null;
    }
    var unit = columns.get(key).header().unit();
    int digits = "yi".equals(unit) ? 10 : "wan".equals(unit) ? 6 : 2;
    var fen = number.movePointRight(digits);
    if (fen.stripTrailingZeros().scale() > 0) {
      wrong(key, "whole fen: at most " + digits + " decimals in this unit");
      return null;
    }
    if (fen.compareTo(LARGEST_FEN) > 0) {
      wrong(key, "at most 10,000,000,000,000 yuan");
      return null;
    }
    return new Money(fen.longValueExact());
  }

  /** An amount of an event: more than zero. */
  @Nullable Money amount(String key) {
    var money = money(key);
    if (money != null && money.fen() == 0) {
      wrong(key, "more than zero");
      return null;
    }
    return money;
  }

  /** A fraction of one, from a percentage where the header says so. */
  @Nullable BigDecimal rate(String key) {
    var number = number(key);
    if (number == null) {
      return null;
    }
    boolean percent = "pct".equals(columns.get(key).header().unit());
    var rate = percent ? number.movePointLeft(2) : number;
    if (rate.signum() == 0 || rate.compareTo(BigDecimal.ONE) > 0 || rate.scale() > 10) {
      wrong(key, percent ? "more than 0 and at most 100 (%)" : "more than 0 and at most 1");
      return null;
    }
    return rate;
  }

  @Nullable Integer whole(String key, int least, int most) {
    var number = number(key);
    if (number == null) {
      return null;
    }
    if (number.stripTrailingZeros().scale() > 0
        || number.compareTo(BigDecimal.valueOf(least)) < 0
        || number.compareTo(BigDecimal.valueOf(most)) > 0) {
      wrong(key, "a whole number from " + least + " to " + most);
      return null;
    }
    return number.intValueExact();
  }

  @Nullable Integer year(String key) {
    return whole(key, FIRST_YEAR, LAST_YEAR);
  }

  @Nullable LocalDate day(String key) {
    var text = text(key, LONGEST);
    if (text == null) {
      return null;
    }
    var match = DAY.matcher(text);
    LocalDate day = null;
    if (match.matches()) {
      int from = match.group(1) == null ? 4 : 1;
      day = date(match.group(from), match.group(from + 1), match.group(from + 2));
    }
    if (day == null) {
      wrong(key, "a day such as 2024-03-31, from 1980 to 2100");
    }
    return day;
  }

  /** First day of a month. */
  @Nullable LocalDate month(String key) {
    var text = text(key, LONGEST);
    if (text == null) {
      return null;
    }
    var match = MONTH.matcher(text);
    var day = match.matches() ? date(match.group(1), match.group(2), "1") : null;
    if (day == null) {
      wrong(key, "a month such as 2024-03, from 1980 to 2100");
    }
    return day;
  }

  private static @Nullable LocalDate date(String year, String month, String day) {
    try {
      var date =
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
      return date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR ? null : date;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The row is labelled ILLUSTRATIVE. */
  boolean illustrative() {
    var label = text("label", LONGEST);
    if (label != null && !label.equals("ILLUSTRATIVE")) {
      wrong("label", "ILLUSTRATIVE or empty");
    }
    return label != null;
  }
}
