package io.houji.fund.transfer;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;
import static io.houji.fund.outcome.Problem.Code.DUPLICATE;

import io.houji.fund.money.Ratio;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 孵化载体转化率: how many of the results that a carrier admitted in one year reached a signed transfer
 * with payment or equity.
 *
 * <pre>
 *   rate of year y = results admitted in y and transferred by the as-of day / results admitted in y
 * </pre>
 *
 * <p>By cohort year only: a running total over another running total of different years is no rate.
 * Scale is deliberately absent, since carriers are evaluated by quality. Cohorts of fewer than
 * three firms are suppressed. Source: the product's domain brief, section 8.
 *
 * @param byYear rate by year of admission; empty where suppressed
 */
public record CarrierConversion(SortedMap<Integer, Optional<Ratio>> byYear) {

  /** Fewer firms than this are not shown. */
  public static final int FIRMS_MIN = 3;

  /**
   * A result at a carrier.
   *
   * @param firm the firm or team it belongs to
   * @param transferredOn day of the first signed transfer with payment or equity
   */
  public record Result(
      String id, String firm, LocalDate admittedOn, Optional<LocalDate> transferredOn) {}

  /** Refused: a result listed twice, a transfer before admission. */
  public static Outcome<CarrierConversion> of(List<Result> results, LocalDate asOf) {
    var problems = new ArrayList<Problem>();
    var ids = new HashSet<String>();
    var cohorts = new TreeMap<Integer, List<Result>>();
    for (int i = 0; i < results.size(); i++) {
      var result = results.get(i);
      if (!ids.add(result.id())) {
        problems.add(new Problem(DUPLICATE, "/results/" + i + "/id", "is admitted once"));
      }
      if (result.transferredOn().filter(d -> d.isBefore(result.admittedOn())).isPresent()) {
        problems.add(
            new Problem(
                CONTRADICTION,
                "/results/" + i + "/transferred_on",
                "is not before the result was admitted"));
      }
      if (!result.admittedOn().isAfter(asOf)) {
        cohorts
            .computeIfAbsent(result.admittedOn().getYear(), year -> new ArrayList<>())
            .add(result);
      }
    }
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var byYear = new TreeMap<Integer, Optional<Ratio>>();
    cohorts.forEach((year, cohort) -> byYear.put(year, rate(cohort, asOf)));
    return Outcome.ok(new CarrierConversion(byYear));
  }

  private static Optional<Ratio> rate(List<Result> cohort, LocalDate asOf) {
    if (cohort.stream().map(Result::firm).distinct().count() < FIRMS_MIN) {
      return Optional.empty();
    }
    long transferred =
        cohort.stream()
            .filter(r -> r.transferredOn().filter(d -> !d.isAfter(asOf)).isPresent())
            .count();
    return Optional.of(Ratio.of(transferred, cohort.size()));
  }
}
