package io.houji.scoring.advice;

import java.util.List;

/**
 * Changes that together lift a score to the cut (改进方案).
 *
 * @param changes in the order of names
 * @param points the score after them, computed anew
 * @param cost their sum
 */
public record Plan(List<Change> changes, int points, double cost) {
  public Plan {
    changes = List.copyOf(changes);
  }

  /** One characteristic moved from one value to another. */
  public record Change(String characteristic, double from, double to, int gained, double cost) {}
}
