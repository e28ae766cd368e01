package io.houji.fund.pacing;

/**
 * Length of a planning period, and what a rate of the year is in it.
 *
 * <p>With n periods a year: growth {@code (1 + G)^(1/n) - 1}; a rate of calling or paying out
 * {@code 1 - (1 - r)^(1/n)}, so that n periods leave what one year leaves.
 */
public enum Frequency {
  YEARLY(1),
  QUARTERLY(4);

  private final int perYear;

  Frequency(int perYear) {
    this.perYear = perYear;
  }

  /** Periods in a year. */
  public int perYear() {
    return perYear;
  }

  double growthOfPeriod(double yearly) {
    return perYear == 1 ? yearly : StrictMath.pow(1 + yearly, 1.0 / perYear) - 1;
  }

  double growthOfYear(double ofPeriod) {
    return perYear == 1 ? ofPeriod : StrictMath.pow(1 + ofPeriod, perYear) - 1;
  }

  double rateOfPeriod(double yearly) {
    return perYear == 1 ? yearly : 1 - StrictMath.pow(1 - yearly, 1.0 / perYear);
  }

  double rateOfYear(double ofPeriod) {
    return perYear == 1 ? ofPeriod : 1 - StrictMath.pow(1 - ofPeriod, perYear);
  }
}
