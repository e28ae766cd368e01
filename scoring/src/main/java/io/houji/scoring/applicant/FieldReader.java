package io.houji.scoring.applicant;

import static io.houji.fund.outcome.Problem.Code.MALFORMED;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Problem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what was given for one field; whatever is wrong is noted and reads as missing. */
final class FieldReader {
  private static final int DECIMALS_MAX = 6;
  private static final int DIGITS_MAX = 25;

  private final LocalDate day;
  private final List<Problem> problems;

  FieldReader(LocalDate day, List<Problem> problems) {
    this.day = day;
    this.problems = problems;
  }

  Value read(Field field, @Nullable Object given) {
    if (given == null) {
      return Value.Missing.MISSING;
    }
    if (given instanceof String text) {
      var special = Special.ofSlug(text);
      if (special.isPresent()) {
        return special(field, special.get());
      }
    }
    return switch (field.kind()) {
      case AMOUNT, FRACTION, COUNT, NUMBER -> number(field, given);
      case DAY -> date(field, given);
      case FLAG -> flag(field, given);
      case CHOICE ->
          given instanceof String level && field.levels().contains(level)
              ? new Value.Choice(level)
              : bad(field, "one of " + String.join(", ", field.levels()));
    };
  }

  private Value flag(Field field, Object given) {
    if (given instanceof Boolean yes) {
      return new Value.Flag(yes);
    }
    boolean text = given.equals("true") || given.equals("false");
    return text ? new Value.Flag(given.equals("true")) : bad(field, "true or false");
  }

  private Value special(Field field, Special special) {
    if (field.specials().contains(special)) {
      return new Value.NotGiven(special);
    }
    return bad(field, "'" + special.slug() + "' cannot be said of this");
  }

  private Value bad(Field field, String say) {
    problems.add(new Problem(MALFORMED, "/" + field.name(), say));
    return Value.Missing.MISSING;
  }

  private Value outside(Field field, String say) {
    problems.add(new Problem(OUT_OF_RANGE, "/" + field.name(), say));
    return Value.Missing.MISSING;
  }

  private Value date(Field field, Object given) {
    if (!(given instanceof String text)) {
      return bad(field, "a date such as 2026-04-10");
    }
    try {
      var date = date(text);
      if (date.getYear() < 1900 || date.getYear() > 2200) {
        return outside(field, "a year from 1900 to 2200");
      }
      if (date.isAfter(day) && !field.future()) {
        return outside(field, "not after the scoring day " + day);
      }
      return new Value.Day(date);
    } catch (DateTimeException notADate) {
      return bad(field, "a date such as 2026-04-10");
    }
  }

  /** Ten characters are read by hand: the general parser takes as long as all other fields. */
  private static LocalDate date(String text) {
    if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return LocalDate.parse(text);
    }
    return LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
  }

  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        throw new DateTimeException(text);
      }
      number = 10 * number + c - '0';
    }
    return number;
  }

  private Value number(Field field, Object given) {
    var number = decimal(given);
    if (number == null) {
      return bad(field, howToWrite(field, given));
    }
    if (number.compareTo(field.low()) < 0 || number.compareTo(field.high()) > 0) {
      return outside(field, bounds(field, number));
    }
    int decimals =
        switch (field.kind()) {
          case COUNT -> 0;
          case AMOUNT -> 2;
          default -> DECIMALS_MAX;
        };
    if (number.signum() != 0 && number.stripTrailingZeros().scale() > decimals) {
      return bad(field, decimals == 0 ? "a whole number" : "at most " + decimals + " decimals");
    }
    return field.kind() == Field.Kind.AMOUNT
        ? new Value.Amount(Money.yuan(number))
        : new Value.Quantity(number);
  }

  /** Exact; null for what is no number, and for digits without end. */
  private static @Nullable BigDecimal decimal(Object given) {
    if (given instanceof BigDecimal decimal) {
      boolean sane = decimal.precision() <= DIGITS_MAX && Math.abs(decimal.scale()) <= DIGITS_MAX;
      return sane ? decimal : null;
    }
    if (given instanceof Integer || given instanceof Long) {
      return BigDecimal.valueOf(((Number) given).longValue());
    }
    if (given instanceof Double real && Double.isFinite(real)) {
      return decimal(BigDecimal.valueOf(real));
    }
    return given instanceof String text && isPlain(text) ? new BigDecimal(text) : null;
  }

  /** A sign, up to 18 digits, and up to 18 more after a point; scanned, for speed. */
  private static boolean isPlain(String text) {
    int from = text.startsWith("-") ? 1 : 0;
    int point = text.indexOf('.');
    int whole = (point < 0 ? text.length() : point) - from;
    int decimals = point < 0 ? 1 : text.length() - point - 1;
    boolean plain = whole >= 1 && whole <= 18 && decimals >= 1 && decimals <= 18;
    for (int i = from; i < text.length() && plain; i++) {
      char c = text.charAt(i);
      plain = i == point || (c >= '0' && c <= '9');
    }
    return plain;
  }

  private static String howToWrite(Field field, Object given) {
    var text = given instanceof String s ? s : "";
    if (text.endsWith("%") && field.kind() != Field.Kind.AMOUNT) {
      return "a fraction, 0.35 for 35%";
    }
    if (text.contains("万") || text.contains("亿")) {
      return field.kind() == Field.Kind.AMOUNT
          ? "plain yuan: 500万元 is 5000000"
          : "a plain number without 万 or 亿";
    }
    return "a plain number" + (field.kind() == Field.Kind.AMOUNT ? " in yuan" : "");
  }

  private static String bounds(Field field, BigDecimal number) {
    var between = "from " + field.low().toPlainString() + " to " + field.high().toPlainString();
    return switch (field.kind()) {
      case FRACTION ->
          number.compareTo(BigDecimal.ONE) > 0
              ? between + ", a fraction: write 0.35 for 35%"
              : between;
      case AMOUNT ->
          number.signum() > 0 && number.compareTo(field.low()) < 0
              ? between + " yuan: 500万元 is 5000000"
              : between + " yuan";
      default -> between;
    };
  }
}
