package io.houji.scoring.advice;

import java.math.BigDecimal;

/**
 * What a firm can do about one characteristic (可调项); without a lever it is locked.
 *
 * @param step values it can reach are whole multiples of this: 1 for things, 0.01 for shares; above
 *     0
 * @param cost of one step in effort, above 0; only its proportion to other costs matters
 */
public record Lever(String characteristic, Direction direction, BigDecimal step, double cost) {

  /** Which way it can move. */
  public enum Direction {
    UP,
    DOWN,
    EITHER
  }

  public Lever {
    if (step.signum() <= 0 || !(cost > 0) || Double.isInfinite(cost)) {
      throw new IllegalArgumentException(characteristic + ": step and cost above 0");
    }
  }
}
