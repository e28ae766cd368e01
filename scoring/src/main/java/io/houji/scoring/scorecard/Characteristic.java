package io.houji.scoring.scorecard;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * One line of the application that earns points (评分项).
 *
 * @param name unique in its card; also the key of its reason
 * @param bins which value falls where
 * @param points one whole number per bin, in the order of the bins
 * @param baseline the points that reasons are measured against; usually the best of {@code points}
 */
public record Characteristic(String name, Bins bins, List<Integer> points, int baseline) {

  /** By name, character by character in Unicode code point order: the tie rule of reasons. */
  public static final Comparator<Characteristic> BY_NAME =
      Comparator.comparing(c -> c.name.codePoints().toArray(), Arrays::compare);

  public Characteristic {
    points = List.copyOf(points);
    if (name.isBlank()) {
      throw new IllegalArgumentException("a characteristic needs a name");
    }
    if (points.size() != bins.count()) {
      throw new IllegalArgumentException(
          name + " has " + bins.count() + " bins but " + points.size() + " points");
    }
  }

  /** Measured against the best bin: points lost are points that could have been earned. */
  public static Characteristic againstBest(String name, Bins bins, List<Integer> points) {
    return new Characteristic(name, bins, points, Collections.max(points));
  }

  /** Points of a cell, read from the table. */
  public int pointsOf(double cell) {
    return points.get(bins.of(cell));
  }
}
