package io.houji.fund.seedfund;

/** A closed interval of confidence around an estimate. */
public record Interval(double low, double high) {

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("an interval runs upwards: " + low + " to " + high);
    }
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** The same, cut to [0, 1], for probabilities. */
  Interval withinUnit() {
    return new Interval(clip(low), clip(high));
  }

  private static double clip(double probability) {
    return Math.min(1, Math.max(0, probability));
  }
}
