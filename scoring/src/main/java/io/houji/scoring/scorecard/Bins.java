package io.houji.scoring.scorecard;

/**
 * How the values of one characteristic fall into bins (分箱): every value falls into exactly one.
 *
 * <p>Missing values have a bin of their own, always the last one. An applicant's value is carried
 * in a {@code double} cell: the number itself, or for a category the cell that {@link
 * CategoryBins#cell} gives; {@code NaN} is missing.
 */
public sealed interface Bins permits NumberBins, CategoryBins {

  /** How many bins there are, at least two: one for values and the one for missing. */
  int count();

  /** The bin of a cell, from 0 to {@code count() - 1}. */
  int of(double cell);

  /** What a bin holds, in words such as {@code [2, 5)}, {@code special 0}, {@code missing}. */
  String label(int bin);

  /** The bin of missing values. */
  default int missing() {
    return count() - 1;
  }
}
