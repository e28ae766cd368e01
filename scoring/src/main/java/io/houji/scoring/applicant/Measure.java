package io.houji.scoring.applicant;

import io.houji.fund.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A figure that cards and rules look at, read from an application (指标).
 *
 * <pre>
 *   value    f               the field itself (a flag is 1 or 0)
 *   ratio    sum / sum       such as research to revenue
 *   growth   now base n      (now / base)^(1/n) − 1
 *   months   day             whole months from that day to the scoring day
 *   left     day             whole months from the scoring day to that day
 * </pre>
 *
 * <p>A base or denominator that is zero or negative makes it {@link Special#NOT_COMPUTABLE}, never
 * infinite. {@code inYuan} says that a threshold for it is written in yuan.
 */
public record Measure(String name, Form form, List<String> arguments, boolean inYuan, Words words) {

  /** How it is computed. */
  public enum Form {
    VALUE,
    RATIO,
    GROWTH,
    MONTHS,
    LEFT
  }

  public Measure {
    arguments = List.copyOf(arguments);
    int wrong =
        switch (form) {
          case VALUE -> arguments.size() % 2 == 1 ? 0 : 1;
          case RATIO -> arguments.stream().filter("/"::equals).count() == 1 ? 0 : 1;
          case GROWTH -> arguments.size() == 3 ? 0 : 1;
          case MONTHS, LEFT -> arguments.size() == 1 ? 0 : 1;
        };
    if (wrong != 0) {
      throw new IllegalArgumentException(name + ": wrong arguments for " + form);
    }
  }

  /** The same, ready to read. */
  public Reader reader() {
    return switch (form) {
      case VALUE -> Operand.of(arguments)::read;
      case RATIO -> {
        int slash = arguments.indexOf("/");
        var above = Operand.of(arguments.subList(0, slash));
        var below = Operand.of(arguments.subList(slash + 1, arguments.size()));
        yield a -> ratio(above.read(a), below.read(a));
      }
      case GROWTH -> {
        var now = Operand.of(arguments.subList(0, 1));
        var base = Operand.of(arguments.subList(1, 2));
        int years = Integer.parseInt(arguments.get(2));
        yield a -> growth(now.read(a), base.read(a), years);
      }
      case MONTHS -> a -> months(a, arguments.get(0), true);
      case LEFT -> a -> months(a, arguments.get(0), false);
    };
  }

  /** Reads one measure of any applicant. */
  @FunctionalInterface
  public interface Reader {
    Reading read(Applicant applicant);
  }

  /** The fields it needs. */
  public List<String> fields() {
    return arguments.stream().filter(word -> word.matches("[a-z][a-z0-9_]*")).toList();
  }

  private static Reading ratio(Reading above, Reading below) {
    if (!(above instanceof Reading.Exact n && below instanceof Reading.Exact d)) {
      return notBoth(above, below);
    }
    if (d.numerator() <= 0) {
      return new Reading.NoValue(Special.NOT_COMPUTABLE);
    }
    if (n.denominator() == 1 && d.denominator() == 1) {
      return new Reading.Exact(n.numerator(), d.numerator());
    }
    return Reading.exact(Operand.decimal(n), Operand.decimal(d));
  }

  private static Reading growth(Reading now, Reading base, int years) {
    if (!(now instanceof Reading.Exact n && base instanceof Reading.Exact b)) {
      return notBoth(now, base);
    }
    if (b.numerator() <= 0) {
      return new Reading.NoValue(Special.NOT_COMPUTABLE);
    }
    return new Reading.Growth(n.numerator(), b.numerator(), years);
  }

  /** Missing first: it can be mended. */
  private static Reading notBoth(Reading a, Reading b) {
    var missing = new ArrayList<String>();
    for (var reading : List.of(a, b)) {
      if (reading instanceof Reading.Missing none) {
        missing.addAll(none.fields());
      }
    }
    if (!missing.isEmpty()) {
      return new Reading.Missing(missing);
    }
    return a instanceof Reading.Exact ? b : a;
  }

  private static Reading months(Applicant a, String field, boolean since) {
    var value = a.value(field);
    if (value instanceof Value.Day day) {
      return since
          ? new Reading.Months(day.date(), a.day())
          : new Reading.Months(a.day(), day.date());
    }
    return value instanceof Value.NotGiven notGiven
        ? new Reading.NoValue(notGiven.why())
        : new Reading.Missing(List.of(field));
  }

  /** Name and reading for the steps of an answer, amounts in yuan. */
  public String show(Reading reading) {
    return name
        + ' '
        + (inYuan && reading instanceof Reading.Exact fen
            ? new Money(fen.numerator()).toYuanText()
            : reading.text());
  }

  /** A threshold for this measure, from how people write it. */
  public BigDecimal threshold(BigDecimal written) {
    return inYuan ? Operand.inFen(written) : written;
  }
}
