package io.houji.scoring.training;

/** How the default rate may run over the bins of a number. */
public enum Shape {
  /** Never falls from bin to bin. */
  ASCENDING,
  /** Never rises. */
  DESCENDING,
  /** First never falls, then never rises; includes the two above. */
  PEAK,
  /** First never rises, then never falls; includes the first two. */
  VALLEY,
  /** Ascending or descending, whichever has the higher information value. */
  MONOTONE,
  /**
   * Monotone, unless a peak or a valley has an information value at least {@link
   * OptimalBinning#CURVED_GAIN} times as high.
   */
  AUTO
}
