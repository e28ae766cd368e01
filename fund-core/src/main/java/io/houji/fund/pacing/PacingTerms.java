package io.houji.fund.pacing;

import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Parameters of the model of Takahashi and Alexander (出资与分配节奏模型).
 *
 * @param commitment in any one unit, above 0
 * @param contributionRates part of the uncalled commitment called in year 1, 2, ...; the last
 *     repeats; each 0 to 1
 * @param lifeYears 1 to 40
 * @param bow shape of the distributions, above 0, at most 20; higher is later
 * @param growth of the net asset value per year, above -1, at most 10
 * @param yield least part of the value paid out each year, 0 to 1
 */
public record PacingTerms(
    double commitment,
    List<Double> contributionRates,
    int lifeYears,
    double bow,
    double growth,
    double yield) {

  static final double AMOUNT_MAX = 1e15;
  private static final int LIFE_MAX = 40;
  private static final double BOW_MAX = 20;
  private static final double GROWTH_MAX = 10;

  public PacingTerms {
    contributionRates = List.copyOf(contributionRates);
  }

  /** All that is wrong, by pointers such as {@code /contribution_rates/0}; NaN is out of range. */
  public List<Problem> problems() {
    var found = new ArrayList<Problem>();
    check(
        found, commitment > 0 && commitment <= AMOUNT_MAX, "/commitment", "above 0, at most 1e15");
    if (contributionRates.isEmpty()) {
      found.add(new Problem(Problem.Code.MISSING, "/contribution_rates", "give at least one rate"));
    }
    for (int i = 0; i < contributionRates.size(); i++) {
      check(found, isPart(contributionRates.get(i)), "/contribution_rates/" + i, "from 0 to 1");
    }
    check(found, lifeYears >= 1 && lifeYears <= LIFE_MAX, "/life", "from 1 to 40 years");
    check(found, bow > 0 && bow <= BOW_MAX, "/bow", "above 0, at most 20");
    check(found, growth > -1 && growth <= GROWTH_MAX, "/growth", "above -1, at most 10");
    check(found, isPart(yield), "/yield", "from 0 to 1");
    return found;
  }

  static boolean isPart(double value) {
    return value >= 0 && value <= 1;
  }

  static void check(List<Problem> found, boolean holds, String where, String say) {
    if (!holds) {
      found.add(new Problem(Problem.Code.OUT_OF_RANGE, where, "must be " + say));
    }
  }

  /** Rate of the year in which the age lies; an age of exactly 2 lies in year 2. */
  double contributionRate(double ageYears) {
    int year = (int) Math.ceil(ageYears);
    return contributionRates.get(Math.min(Math.max(year, 1), contributionRates.size()) - 1);
  }

  /** max(yield, (t / L)^bow) before the end of life, then 1. */
  double distributionRate(double ageYears) {
    return ageYears >= lifeYears ? 1 : Math.max(yield, StrictMath.pow(ageYears / lifeYears, bow));
  }

  PacingTerms with(double otherBow) {
    return new PacingTerms(commitment, contributionRates, lifeYears, otherBow, growth, yield);
  }
}
