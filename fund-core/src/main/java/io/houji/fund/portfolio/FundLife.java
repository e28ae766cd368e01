package io.houji.fund.portfolio;

import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;
import static io.houji.fund.outcome.Problem.Code.UNDEFINED;

import io.houji.fund.money.Money;
import io.houji.fund.money.Ratio;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * 存续期: a fund's term, in three half-open periods that follow each other: investment (投资期), exit
 * (退出期) and extension (延长期).
 *
 * @param start first day
 * @param investmentYears years of the investment period, above zero
 * @param exitYears years of the exit period, not negative
 * @param extensionYears years of extension agreed so far, not negative
 */
public record FundLife(LocalDate start, int investmentYears, int exitYears, int extensionYears) {
  private static final BigDecimal DAYS_PER_YEAR = BigDecimal.valueOf(365);

  /** Where in its term a fund is on a day. */
  public enum Period {
    NOT_STARTED,
    INVESTMENT,
    EXIT,
    EXTENSION,
    ENDED
  }

  /** A fund's term and the commitments that weigh it. */
  public record Weighted(FundLife life, Money committed) {}

  public FundLife {
    if (investmentYears <= 0 || exitYears < 0 || extensionYears < 0) {
      throw new IllegalArgumentException(
          "a fund invests for at least a year and no period is negative: "
              + investmentYears
              + ", "
              + exitYears
              + ", "
              + extensionYears);
    }
  }

  /** The first day after the term. */
  public LocalDate endsOn() {
    return start.plusYears((long) investmentYears + exitYears + extensionYears);
  }

  public Period on(LocalDate day) {
    if (day.isBefore(start)) {
      return Period.NOT_STARTED;
    }
    if (day.isBefore(start.plusYears(investmentYears))) {
      return Period.INVESTMENT;
    }
    if (day.isBefore(start.plusYears((long) investmentYears + exitYears))) {
      return Period.EXIT;
    }
    return day.isBefore(endsOn()) ? Period.EXTENSION : Period.ENDED;
  }

  /** Days from {@code day} to the end of the term; zero once it has ended. */
  public long remainingDays(LocalDate day) {
    return Math.max(0, ChronoUnit.DAYS.between(day, endsOn()));
  }

  /**
   * Remaining life of several funds in years of 365 days, weighted by commitment: {@code Σ
   * committedᵢ · remaining daysᵢ / (365 · Σ committedᵢ)}. Ended funds count with zero days.
   */
  public static Outcome<Ratio> remainingYears(LocalDate asOf, List<Weighted> funds) {
    var problems = new ArrayList<Problem>();
    if (funds.isEmpty()) {
      problems.add(new Problem(MISSING, "/funds", "at least one fund is needed"));
    }
    var weighted = BigDecimal.ZERO;
    var committed = BigDecimal.ZERO;
    for (int i = 0; i < funds.size(); i++) {
      var fund = funds.get(i);
      if (fund.committed().isNegative()) {
        problems.add(new Problem(OUT_OF_RANGE, "/funds/" + i + "/committed", "is not negative"));
      }
      var fen = BigDecimal.valueOf(fund.committed().fen());
      var days = BigDecimal.valueOf(fund.life().remainingDays(asOf));
      weighted = weighted.add(fen.multiply(days));
      committed = committed.add(fen);
    }
    if (problems.isEmpty() && committed.signum() == 0) {
      problems.add(new Problem(UNDEFINED, "/funds", "nothing committed: no weighted life"));
    }
    return problems.isEmpty()
        ? Outcome.ok(new Ratio(weighted, committed.multiply(DAYS_PER_YEAR)))
        : Outcome.rejected(problems);
  }
}
