package io.houji.fund.fees;

import io.houji.fund.fees.Phase.Balance;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Management fee (管理费) of one billing period.
 *
 * <pre>
 *   fee = Σ over sub-periods  rate × base × fraction of a year     rounded once, to the fen, half up
 * </pre>
 *
 * A sub-period ends where the phase or a balance changes. Days in no phase cost nothing. Of the
 * fee, a share is held back until the manager's evaluation (与考核挂钩); the rest is due.
 *
 * @param from first day of the period
 * @param to day after the last
 * @param fee the whole
 * @param due paid at once: {@code fee - heldBack}
 * @param heldBack paid, wholly or in part, after evaluation; half a fen is due at once
 */
public record ManagementFee(LocalDate from, LocalDate to, Money fee, Money due, Money heldBack) {

  /** Below any meaning of a fee, above the error of a year fraction in binary. */
  private static final int NOISE_SCALE = 6;

  /** 1e14 yuan; keeps every product inside a long. */
  private static final long FEN_MAX = 10_000_000_000_000_000L;

  /** A billing period, without its {@code to} day. */
  public record Period(LocalDate from, LocalDate to) {}

  /**
   * Terms of the fee.
   *
   * @param phases in any order; may not overlap
   * @param heldBack share of the fee that waits for evaluation, 0 to 1
   * @param dayCount of the agreement
   */
  public record Terms(List<Phase> phases, BigDecimal heldBack, YearFraction dayCount) {
    public Terms {
      phases = List.copyOf(phases);
    }
  }

  /** What of the held-back part the manager earned, for an evaluation result of 0 to 1. */
  public Money released(BigDecimal result) {
    if (result.signum() < 0 || result.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("an evaluation result is from 0 to 1: " + result);
    }
    return heldBack.times(result, RoundingMode.HALF_DOWN);
  }

  /**
   * Fees of the periods, in their order.
   *
   * @param balances in any order; the first must be known by the first charged day
   * @return rejected with all that is wrong, by pointers under {@code /phases}, {@code /held_back},
   *     {@code /balances} and {@code /periods}
   */
  public static Outcome<List<ManagementFee>> of(
      Terms terms, List<Balance> balances, List<Period> periods) {
    var problems = problemsOf(terms, balances, periods);
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var sorted = balances.stream().sorted(Comparator.comparing(Balance::from)).toList();
    return Outcome.ok(periods.stream().map(period -> fee(terms, sorted, period)).toList());
  }

  private static ManagementFee fee(Terms terms, List<Balance> balances, Period period) {
    var exact = BigDecimal.ZERO;
    for (var phase : terms.phases()) {
      var from = later(phase.from(), period.from());
      var to = earlier(phase.to(), period.to());
      if (from.isBefore(to)) {
        exact = exact.add(charge(phase, new Period(from, to), balances, terms.dayCount()));
      }
    }
    var fee =
        new Money(
            exact
                .setScale(NOISE_SCALE, RoundingMode.HALF_EVEN)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
    var heldBack = fee.times(terms.heldBack(), RoundingMode.HALF_DOWN);
    return new ManagementFee(period.from(), period.to(), fee, fee.minus(heldBack), heldBack);
  }

  private static BigDecimal charge(
      Phase phase, Period part, List<Balance> balances, YearFraction dayCount) {
    var days = new TreeSet<LocalDate>();
    days.add(part.from());
    for (var balance : balances) {
      if (balance.from().isAfter(part.from()) && balance.from().isBefore(part.to())) {
        days.add(balance.from());
      }
    }
    var sum = BigDecimal.ZERO;
    for (var day : days) {
      var next = days.higher(day);
      var years = BigDecimal.valueOf(dayCount.years(day, next == null ? part.to() : next));
      var base = BigDecimal.valueOf(inForce(balances, day).of(phase.base()).fen());
      sum = sum.add(base.multiply(phase.yearlyRate()).multiply(years));
    }
    return sum;
  }

  private static Balance inForce(List<Balance> sorted, LocalDate day) {
    var inForce = sorted.get(0);
    for (var balance : sorted) {
      inForce = balance.from().isAfter(day) ? inForce : balance;
    }
    return inForce;
  }

  private static List<Problem> problemsOf(
      Terms terms, List<Balance> balances, List<Period> periods) {
    var found = new ArrayList<Problem>();
    if (terms.phases().isEmpty()) {
      found.add(new Problem(Problem.Code.MISSING, "/phases", "there must be at least one phase"));
    }
    for (int i = 0; i < terms.phases().size(); i++) {
      phase(found, terms.phases(), i);
    }
    inUnit(found, "/held_back", terms.heldBack());
    var days = new TreeSet<LocalDate>();
    for (int i = 0; i < balances.size(); i++) {
      var balance = balances.get(i);
      var where = "/balances/" + i;
      inRange(found, where + "/committed", balance.committed());
      inRange(found, where + "/paid_in", balance.paidIn());
      inRange(found, where + "/invested_not_exited", balance.investedNotExited());
      if (!days.add(balance.from())) {
        found.add(new Problem(Problem.Code.DUPLICATE, where + "/from", "one balance a day"));
      }
    }
    for (int i = 0; i < periods.size(); i++) {
      period(found, periods.get(i), "/periods/" + i);
    }
    if (days.isEmpty() || firstCharged(terms, periods).isBefore(days.first())) {
      found.add(
          new Problem(
              Problem.Code.MISSING, "/balances", "must be known by the first day charged for"));
    }
    return found;
  }

  private static void phase(List<Problem> found, List<Phase> phases, int i) {
    var phase = phases.get(i);
    var where = "/phases/" + i;
    inUnit(found, where + "/yearly_rate", phase.yearlyRate());
    if (!phase.from().isBefore(phase.to())) {
      found.add(new Problem(Problem.Code.CONTRADICTION, where + "/to", "must be after from"));
    }
    boolean overlaps =
        phases.subList(0, i).stream()
            .anyMatch(
                other -> phase.from().isBefore(other.to()) && other.from().isBefore(phase.to()));
    if (overlaps) {
      found.add(new Problem(Problem.Code.CONTRADICTION, where, "overlaps an earlier phase"));
    }
  }

  private static void period(List<Problem> found, Period period, String where) {
    if (!period.from().isBefore(period.to())) {
      found.add(new Problem(Problem.Code.CONTRADICTION, where + "/to", "must be after from"));
    }
  }

  private static LocalDate firstCharged(Terms terms, List<Period> periods) {
    var first = LocalDate.MAX;
    for (var period : periods) {
      for (var phase : terms.phases()) {
        var from = later(phase.from(), period.from());
        if (from.isBefore(earlier(phase.to(), period.to()))) {
          first = earlier(first, from);
        }
      }
    }
    return first;
  }

  private static void inUnit(List<Problem> found, String where, BigDecimal fraction) {
    if (fraction.signum() < 0 || fraction.compareTo(BigDecimal.ONE) > 0) {
      found.add(new Problem(Problem.Code.OUT_OF_RANGE, where, "must be a fraction from 0 to 1"));
    }
  }

  private static void inRange(List<Problem> found, String where, Money amount) {
    if (amount.isNegative() || amount.fen() > FEN_MAX) {
      found.add(new Problem(Problem.Code.OUT_OF_RANGE, where, "must be from 0 to 1e14 yuan"));
    }
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
