package io.houji.http.json;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a field must be: reads one JSON value or says all that is wrong with it. */
@FunctionalInterface
public interface Kind<T> {

  /** Pointers in problems are relative to {@code value}. */
  Outcome<T> read(Json value);

  /** From the text of a query parameter; kinds that are no text in JSON read it their own way. */
  default Outcome<T> readText(String text) {
    return read(new Json.Text(text));
  }

  /** Text of {@code min} to {@code max} characters (code points), without blanks at its ends. */
  static Kind<String> text(int min, int max) {
    return value -> {
      if (!(value instanceof Json.Text text)) {
        return malformed("must be text");
      }
      String given = text.value();
      int length = given.codePointCount(0, given.length());
      if (length < min || length > max) {
        return outOfRange("must be " + min + " to " + max + " characters long");
      }
      return given.equals(given.strip())
          ? Outcome.ok(given)
          : malformed("must not begin or end with a blank");
    };
  }

  /** Text that matches {@code pattern} as a whole; {@code say} tells what that looks like. */
  static Kind<String> text(Pattern pattern, String say) {
    return value ->
        value instanceof Json.Text text && pattern.matcher(text.value()).matches()
            ? Outcome.ok(text.value())
            : malformed(say);
  }

  /** A calendar date {@code yyyy-mm-dd} of the years 1900 to 2999. */
  static Kind<LocalDate> date() {
    return value -> {
      if (value instanceof Json.Text text && Forms.DATE.matcher(text.value()).matches()) {
        try {
          return Outcome.ok(LocalDate.parse(text.value()));
        } catch (DateTimeException noSuchDay) {
          return malformed("no such day; a date is written 2026-04-10");
        }
      }
      return malformed("must be a date such as 2026-04-10, of the years 1900 to 2999");
    };
  }

  /** A moment with its offset, such as {@code 2026-04-10T09:30:00+08:00}, to the microsecond. */
  static Kind<Instant> instant() {
    return value -> {
      if (value instanceof Json.Text text && Forms.MOMENT.matcher(text.value()).matches()) {
        try {
          return Outcome.ok(OffsetDateTime.parse(text.value()).toInstant());
        } catch (DateTimeException noSuchMoment) {
          return malformed("no such moment; a moment is written 2026-04-10T09:30:00+08:00");
        }
      }
      return malformed("must be a moment with its offset such as 2026-04-10T09:30:00+08:00");
    };
  }

  /** A whole number; {@code 1.9999} is none, {@code 2.0} is written 2. */
  static Kind<Long> whole(long min, long max) {
    return numeric(
        number -> {
          if (number.scale() > 0 || number.scale() < -18) {
            return malformed("must be a whole number without decimals");
          }
          return number.compareTo(BigDecimal.valueOf(min)) < 0
                  || number.compareTo(BigDecimal.valueOf(max)) > 0
              ? outOfRange("must be " + min + " to " + max)
              : Outcome.ok(number.longValueExact());
        });
  }

  /** A number kept exact, from {@code min} to {@code max}, with at most {@code decimals}. */
  static Kind<BigDecimal> decimal(BigDecimal min, BigDecimal max, int decimals) {
    return numeric(
        number -> {
          if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
            return outOfRange("must be " + min.toPlainString() + " to " + max.toPlainString());
          }
          return number.stripTrailingZeros().scale() > decimals
              ? malformed("must have at most " + decimals + " decimals")
              : Outcome.ok(number);
        });
  }

  /** A number as the nearest double, from {@code min} to {@code max}. */
  static Kind<Double> real(double min, double max) {
    return numeric(
        number -> {
          double nearest = number.doubleValue();
          boolean lost = nearest == 0 && number.signum() != 0;
          if (lost || !Double.isFinite(nearest)) {
            return outOfRange("must be a number a double can hold");
          }
          return nearest < min || nearest > max
              ? outOfRange("must be " + Forms.plain(min) + " to " + Forms.plain(max))
              : Outcome.ok(nearest);
        });
  }

  /** Any finite number as the nearest double. */
  static Kind<Double> real() {
    return real(-Double.MAX_VALUE, Double.MAX_VALUE);
  }

  /**
   * An amount of a calculation: a plain JSON number or the same as text, exact, in whatever unit
   * the caller uses throughout.
   */
  static Kind<BigDecimal> amount() {
    return value -> {
      if (value instanceof Json.Num number) {
        return Outcome.ok(number.value());
      }
      return value instanceof Json.Text text
          ? Forms.number(text.value())
          : malformed("must be a number or a decimal as text");
    };
  }

  static Kind<Boolean> bool() {
    return new Kind<>() {
      @Override
      public Outcome<Boolean> read(Json value) {
        return value instanceof Json.Bool bool
            ? Outcome.ok(bool.value())
            : malformed("must be true or false");
      }

      @Override
      public Outcome<Boolean> readText(String text) {
        return switch (text) {
          case "true" -> Outcome.ok(true);
          case "false" -> Outcome.ok(false);
          default -> malformed("must be true or false");
        };
      }
    };
  }

  /** {@code {"amount":"5000000.00","currency":"CNY"}}: text in yuan, at most two decimals. */
  static Kind<Money> money() {
    return object(
        fields -> {
          var amount = fields.required("amount", Forms::yuan);
          var currency =
              fields.required("currency", text(Forms.CNY, "must be CNY, the one currency kept"));
          return fields.build(() -> currency.get().isEmpty() ? Money.ZERO : amount.get());
        });
  }

  /** Money from {@code min} to {@code max}. */
  static Kind<Money> money(Money min, Money max) {
    return value ->
        money()
            .read(value)
            .then(
                money ->
                    money.compareTo(min) < 0 || money.compareTo(max) > 0
                        ? Outcome.rejected(
                            Code.OUT_OF_RANGE,
                            "/amount",
                            "must be " + min.toYuanText() + " to " + max.toYuanText())
                        : Outcome.ok(money));
  }

  /** One of a closed list under its wire names, which are the constants in lower case. */
  static <E extends Enum<E>> Kind<E> choice(Class<E> closedList) {
    var byName = new LinkedHashMap<String, E>();
    for (E constant : closedList.getEnumConstants()) {
      byName.put(constant.name().toLowerCase(Locale.ROOT), constant);
    }
    return choice(byName);
  }

  /** One of a closed list under the given wire names. */
  static <T> Kind<T> choice(Map<String, T> byName) {
    var names = String.join(", ", byName.keySet());
    return value -> {
      T found = value instanceof Json.Text text ? byName.get(text.value()) : null;
      return found == null
          ? Outcome.rejected(Code.UNKNOWN, "", "must be one of " + names)
          : Outcome.ok(found);
    };
  }

  /** An object read by its own fields. */
  static <T> Kind<T> object(Function<Fields, Outcome<T>> read) {
    return value -> read.apply(Fields.of(value));
  }

  /** A list of {@code min} to {@code max} items; every wrong item is named. */
  static <T> Kind<List<T>> list(int min, int max, Kind<T> kind) {
    return value -> {
      if (!(value instanceof Json.Arr arr)) {
        return malformed("must be a list");
      }
      if (arr.items().size() < min || arr.items().size() > max) {
        return outOfRange("must have " + min + " to " + max + " items");
      }
      var items = new ArrayList<T>(arr.items().size());
      var problems = new ArrayList<Problem>();
      for (int i = 0; i < arr.items().size(); i++) {
        String pointer = "/" + i;
        var item = kind.read(arr.items().get(i));
        if (item instanceof Outcome.Ok<T> right) {
          items.add(right.value());
        } else if (item instanceof Outcome.Rejected<T> wrong) {
          wrong.problems().forEach(problem -> problems.add(problem.under(pointer)));
        }
      }
      return problems.isEmpty() ? Outcome.ok(List.copyOf(items)) : Outcome.rejected(problems);
    };
  }

  private static <T> Kind<T> numeric(Function<BigDecimal, Outcome<T>> check) {
    return new Kind<>() {
      @Override
      public Outcome<T> read(Json value) {
        return value instanceof Json.Num number
            ? check.apply(number.value())
            : malformed("must be a number");
      }

      @Override
      public Outcome<T> readText(String text) {
        return Forms.number(text).then(check);
      }
    };
  }

  private static <T> Outcome<T> malformed(String say) {
    return Outcome.rejected(Code.MALFORMED, "", say);
  }

  private static <T> Outcome<T> outOfRange(String say) {
    return Outcome.rejected(Code.OUT_OF_RANGE, "", say);
  }
}
