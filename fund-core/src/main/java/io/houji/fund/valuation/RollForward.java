package io.houji.fund.valuation;

import static io.houji.fund.outcome.Problem.Code.DUPLICATE;
import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * 净值前推: a fund's value between two statements.
 *
 * <pre>
 *   rolled NAV = last statement's NAV + calls since − distributions since      not below zero
 *   age        = days from that statement to the as-of day
 * </pre>
 *
 * <p>"Since" is after the statement's day, up to and with the as-of day; statements dated later are
 * not looked at. No growth is assumed: this is the last known value carried, never a new valuation,
 * and goes out with its age and class. Where distributions exceed what was there, the value is zero
 * and the excess is stated: the last statement was too low by at least as much.
 *
 * @param statement the statement it starts from
 * @param asOf the day it stands for
 * @param calls paid in since
 * @param distributions paid out since
 * @param trust how far to trust it
 */
public record RollForward(
    Statement statement, LocalDate asOf, Money calls, Money distributions, Trust trust) {

  /** A reported net asset value, not negative. */
  public record Statement(LocalDate on, Money nav) {}

  /** Money between investors and fund, not negative either way. */
  public record Movement(LocalDate on, Kind kind, Money amount) {}

  /** Which way money moved. */
  public enum Kind {
    CALL,
    DISTRIBUTION
  }

  /** Class of confidence, best first. */
  public enum Trust {
    /** A statement of the very day. */
    STATED,
    /** Rolled from a recent statement with little moved since. */
    RECENT,
    /** Rolled from an older one, or much has moved since. */
    AGED,
    /** Too old to lean on. */
    STALE
  }

  /**
   * Where the classes part; a convention of the owner, not of any rule.
   *
   * @param recentDays up to so many days old is recent
   * @param agedDays up to so many days old is aged, beyond is stale
   * @param movedShare when calls and distributions since exceed this share of the stated value, the
   *     class is one lower
   */
  public record Limits(int recentDays, int agedDays, BigDecimal movedShare) {

    /** A quarter and a half year, and a fifth of the value. */
    public static final Limits USUAL = new Limits(92, 184, new BigDecimal("0.20"));

    public Limits {
      if (recentDays < 0 || agedDays < recentDays || movedShare.signum() < 0) {
        throw new IllegalArgumentException("limits rise and are not negative");
      }
    }
  }

  /** Refused: no statement by the as-of day, two on one day, amounts below zero. */
  public static Outcome<RollForward> of(
      LocalDate asOf, List<Statement> statements, List<Movement> movements, Limits limits) {
    var problems = problemsOf(statements, movements);
    var last =
        statements.stream()
            .filter(s -> !s.on().isAfter(asOf))
            .max(Comparator.comparing(Statement::on));
    if (last.isEmpty()) {
      problems.add(new Problem(MISSING, "/statements", "no statement on or before " + asOf));
    }
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var from = last.get();
    var calls = since(from.on(), asOf, Kind.CALL, movements);
    var distributions = since(from.on(), asOf, Kind.DISTRIBUTION, movements);
    var moved = calls.plus(distributions);
    long age = ChronoUnit.DAYS.between(from.on(), asOf);
    return Outcome.ok(
        new RollForward(from, asOf, calls, distributions, trust(age, moved, from.nav(), limits)));
  }

  private static Money since(LocalDate from, LocalDate asOf, Kind kind, List<Movement> movements) {
    return Money.sum(
        movements.stream()
            .filter(m -> m.kind() == kind && m.on().isAfter(from) && !m.on().isAfter(asOf))
            .map(Movement::amount)
            .toList());
  }

  private static Trust trust(long age, Money moved, Money nav, Limits limits) {
    if (age == 0) {
      return Trust.STATED;
    }
    var allowed = BigDecimal.valueOf(nav.fen()).multiply(limits.movedShare());
    boolean muchMoved = BigDecimal.valueOf(moved.fen()).compareTo(allowed) > 0;
    if (age <= limits.recentDays()) {
      return muchMoved ? Trust.AGED : Trust.RECENT;
    }
    return age <= limits.agedDays() && !muchMoved ? Trust.AGED : Trust.STALE;
  }

  private static List<Problem> problemsOf(List<Statement> statements, List<Movement> movements) {
    var problems = new ArrayList<Problem>();
    var days = new HashSet<LocalDate>();
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i).nav().isNegative()) {
        problems.add(new Problem(OUT_OF_RANGE, "/statements/" + i + "/nav", "is not negative"));
      }
      if (!days.add(statements.get(i).on())) {
        problems.add(new Problem(DUPLICATE, "/statements/" + i + "/on", "one statement a day"));
      }
    }
    for (int i = 0; i < movements.size(); i++) {
      if (movements.get(i).amount().isNegative()) {
        problems.add(new Problem(OUT_OF_RANGE, "/movements/" + i + "/amount", "is not negative"));
      }
    }
    return problems;
  }

  /** Rolled value, not below zero. */
  public Money nav() {
    var rolled = unbounded();
    return rolled.isNegative() ? Money.ZERO : rolled;
  }

  /** By how much distributions since exceed what was there; usually zero. */
  public Money excess() {
    var rolled = unbounded();
    return rolled.isNegative() ? rolled.negated() : Money.ZERO;
  }

  private Money unbounded() {
    return statement.nav().plus(calls).minus(distributions);
  }

  /** Days since the statement. */
  public long ageDays() {
    return ChronoUnit.DAYS.between(statement.on(), asOf);
  }
}
