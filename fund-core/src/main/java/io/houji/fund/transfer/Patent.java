package io.houji.fund.transfer;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;
import static io.houji.fund.outcome.Problem.Code.MISSING;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;

/**
 * 专利: a right with a term and yearly fees; without either it is worth nothing.
 *
 * <pre>
 *   term ends = filing day + 20 (invention), 10 (utility model), 15 (design) years
 *   fee unpaid six months after it was due: the right ended on the day it was due
 * </pre>
 *
 * <p>Sources: 专利法 Art. 42 (terms), 专利法实施细则 Art. 115 as listed in the domain brief (grace). The last
 * day of the grace still belongs to it (届满 includes the day).
 *
 * @param kind kind of right
 * @param filedOn filing day
 * @param unpaidSince due day of the first fee that is not paid; empty when all are
 */
public record Patent(Kind kind, LocalDate filedOn, Optional<LocalDate> unpaidSince) {

  private static final int GRACE_MONTHS = 6;

  /** Kind of right and its term in years from filing. */
  public enum Kind {
    /** 发明. */
    INVENTION(20),
    /** 实用新型. */
    UTILITY_MODEL(10),
    /** 外观设计. */
    DESIGN(15);

    private final int years;

    Kind(int years) {
      this.years = years;
    }
  }

  /** How a right stands on a day. */
  public enum Standing {
    NOT_YET_FILED,
    IN_FORCE,
    /** A fee is overdue and may still be paid. */
    IN_GRACE,
    /** Ended on the due day of a fee that stayed unpaid. */
    ENDED_UNPAID,
    /** 届满: ended with its term. */
    ENDED_TERM
  }

  /** From a register row. Refused: no filing day; a fee due before filing. */
  public static Outcome<Patent> of(
      Kind kind, Optional<LocalDate> filedOn, Optional<LocalDate> unpaidSince) {
    var problems = new ArrayList<Problem>();
    if (filedOn.isEmpty()) {
      problems.add(new Problem(MISSING, "/filed_on", "without a filing day there is no term"));
    }
    if (filedOn.isPresent() && unpaidSince.filter(due -> due.isBefore(filedOn.get())).isPresent()) {
      problems.add(new Problem(CONTRADICTION, "/unpaid_since", "no fee is due before filing"));
    }
    return problems.isEmpty()
        ? Outcome.ok(new Patent(kind, filedOn.orElseThrow(), unpaidSince))
        : Outcome.rejected(problems);
  }

  /** The day on which the term ends. */
  public LocalDate termEndsOn() {
    return filedOn.plusYears(kind.years);
  }

  /** As known on {@code day}; a lapse is known once the grace has passed. */
  public Standing standing(LocalDate day) {
    if (day.isBefore(filedOn)) {
      return Standing.NOT_YET_FILED;
    }
    var due = unpaidSince.filter(d -> d.isBefore(termEndsOn()) && day.isAfter(d));
    if (due.filter(d -> day.isAfter(d.plusMonths(GRACE_MONTHS))).isPresent()) {
      return Standing.ENDED_UNPAID;
    }
    if (!day.isBefore(termEndsOn())) {
      return Standing.ENDED_TERM;
    }
    return due.isPresent() ? Standing.IN_GRACE : Standing.IN_FORCE;
  }

  /** When the right ended, as known on {@code day}: looks back to the due day of an unpaid fee. */
  public Optional<LocalDate> endedOn(LocalDate day) {
    return switch (standing(day)) {
      case ENDED_UNPAID -> unpaidSince;
      case ENDED_TERM -> Optional.of(termEndsOn());
      case NOT_YET_FILED, IN_FORCE, IN_GRACE -> Optional.empty();
    };
  }

  /** Days left of the term; zero once ended. */
  public long remainingDays(LocalDate day) {
    return endedOn(day).isPresent() ? 0 : ChronoUnit.DAYS.between(day, termEndsOn());
  }

  /** The most it can be worth: what it was appraised at, or nothing once ended. */
  public Money valueAtMost(Money appraised, LocalDate day) {
    return endedOn(day).isPresent() ? Money.ZERO : appraised;
  }
}
