package io.houji.http.calculations;

import io.houji.fund.calendar.DayCount;
import io.houji.fund.cashflow.CashFlow;
import io.houji.fund.cashflow.CashFlows;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.http.json.Field;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What several calculations read: amounts in the caller's one unit, dated pairs, day counts. */
final class Inputs {
  /** A body holds about twenty thousand flows; ten thousand are two a week for a century. */
  static final int FLOWS_MAX = 10_000;

  private static final int FRACTION_DECIMALS = 12;
  private static final BigDecimal SHARE_MAX = BigDecimal.valueOf(1_000);
  private static final int NAME_MAX = 60;

  private Inputs() {}

  /** An amount as the nearest double, at most 1e300 of either sign. */
  static Kind<Double> amount() {
    return value -> Kind.amount().read(value).then(Inputs::nearest);
  }

  private static Outcome<Double> nearest(BigDecimal exact) {
    double nearest = exact.doubleValue();
    boolean lost = nearest == 0 && exact.signum() != 0;
    return lost || !(Math.abs(nearest) <= CashFlows.AMOUNT_MAX)
        ? Outcome.rejected(
            Code.OUT_OF_RANGE, "", "must be between -1e300 and 1e300, and no smaller than a double")
        : Outcome.ok(nearest);
  }

  /** An amount of zero or more as the nearest double. */
  static Kind<Double> positiveOrZero() {
    return value ->
        amount()
            .read(value)
            .then(
                amount ->
                    amount < 0
                        ? Outcome.rejected(Code.OUT_OF_RANGE, "", "must not be negative")
                        : Outcome.ok(amount));
  }

  /** A number from {@code min} to {@code max}, as a number or as text, as the nearest double. */
  static Kind<Double> within(double min, double max) {
    return value ->
        amount()
            .read(value)
            .then(
                number ->
                    number >= min && number <= max
                        ? Outcome.ok(number)
                        : Outcome.rejected(
                            Code.OUT_OF_RANGE, "", "must be " + plain(min) + " to " + plain(max)));
  }

  /** As {@link #within} without {@code bound} itself. */
  static Kind<Double> above(double bound, double max) {
    return value ->
        within(bound, max)
            .read(value)
            .then(
                number ->
                    number > bound
                        ? Outcome.ok(number)
                        : Outcome.rejected(Code.OUT_OF_RANGE, "", "must be above " + plain(bound)));
  }

  private static String plain(double bound) {
    return new String(Json.number(bound).toBytes(), StandardCharsets.UTF_8);
  }

  /** An exact amount that is not negative and has at most thirty digits before the point. */
  static Kind<BigDecimal> notNegative() {
    return value ->
        Kind.amount()
            .read(value)
            .then(
                exact ->
                    exact.signum() < 0 || exact.compareTo(BigDecimal.TEN.pow(30)) > 0
                        ? Outcome.rejected(Code.OUT_OF_RANGE, "", "must be 0 to 1e30")
                        : Outcome.ok(exact));
  }

  /** An exact number or decimal as text, between bounds and with at most so many decimals. */
  static Kind<BigDecimal> exact(BigDecimal min, BigDecimal max, int decimals) {
    return value ->
        Kind.amount()
            .read(value)
            .then(number -> Kind.decimal(min, max, decimals).read(Json.decimal(number)));
  }

  /** A fraction from 0 to 1, exact, as a number or as text. */
  static Kind<BigDecimal> fraction() {
    return exact(BigDecimal.ZERO, BigDecimal.ONE, FRACTION_DECIMALS);
  }

  /**
   * What should be a {@link #fraction} but may be any plain number, for terms of which the engine
   * names everything that is out of range or contradicts.
   */
  static Kind<BigDecimal> share() {
    return exact(SHARE_MAX.negate(), SHARE_MAX, FRACTION_DECIMALS);
  }

  /** Names a share that is no fraction, where the engine will not be asked to. */
  static void inUnit(Fields fields, String pointer, Optional<BigDecimal> share) {
    share
        .filter(given -> given.signum() < 0 || given.compareTo(BigDecimal.ONE) > 0)
        .ifPresent(
            given ->
                fields.refuse(
                    new Problem(Code.OUT_OF_RANGE, pointer, "must be a fraction from 0 to 1")));
  }

  static Kind<DayCount> dayCount() {
    return value ->
        value instanceof Json.Text text
            ? DayCount.named(text.value())
                .fold(Outcome::ok, wrong -> Outcome.rejected(Code.UNKNOWN, "", wrong.get(0).say()))
            : Outcome.rejected(Code.MALFORMED, "", "must be text such as act/365f");
  }

  /** {@code [date, amount]}, with the problems of both at {@code /0} and {@code /1}. */
  static <A, T> Kind<T> dated(Kind<A> second, BiFunction<LocalDate, A, T> make) {
    return value -> {
      if (!(value instanceof Json.Arr pair) || pair.items().size() != 2) {
        return Outcome.rejected(
            Code.MALFORMED, "", "must be a pair of date and amount: [\"2026-04-10\", -100]");
      }
      var problems = new ArrayList<Problem>();
      var date = Kind.date().read(pair.items().get(0));
      var amount = second.read(pair.items().get(1));
      collect(date, "/0", problems);
      collect(amount, "/1", problems);
      return problems.isEmpty()
          ? date.then(day -> amount.map(right -> make.apply(day, right)))
          : Outcome.rejected(problems);
    };
  }

  private static void collect(Outcome<?> outcome, String where, List<Problem> problems) {
    if (outcome instanceof Outcome.Rejected<?> wrong) {
      wrong.problems().forEach(problem -> problems.add(problem.under(where)));
    }
  }

  /** {@code [[date, amount], ...]} in investor's sign. */
  static Kind<CashFlows> flows() {
    var pairs = Kind.list(1, FLOWS_MAX, dated(amount(), CashFlow::new));
    return value -> pairs.read(value).then(CashFlows::of);
  }

  /** An object used as a map: every name and value that is wrong is named. */
  static <T> Kind<Map<String, T>> byName(int min, int max, Kind<T> kind) {
    return value -> {
      if (!(value instanceof Json.Obj object)) {
        return Outcome.rejected(Code.MALFORMED, "", "must be an object by name");
      }
      int size = object.fields().size();
      if (size < min || size > max) {
        return Outcome.rejected(
            Code.OUT_OF_RANGE, "", "must have " + min + " to " + max + " names");
      }
      var fields = Fields.of(value);
      var read = new LinkedHashMap<String, Field<T>>();
      for (String name : object.fields().keySet()) {
        if (name.isBlank() || name.length() > NAME_MAX) {
          fields.refuse(new Problem(Code.OUT_OF_RANGE, "", "a name has 1 to 60 characters"));
        }
        read.put(name, fields.required(name, kind));
      }
      return fields.build(
          () -> {
            var map = new LinkedHashMap<String, T>();
            read.forEach((name, field) -> map.put(name, field.get()));
            return map;
          });
    };
  }
}
