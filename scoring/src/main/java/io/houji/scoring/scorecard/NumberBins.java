package io.houji.scoring.scorecard;

import java.util.List;

/**
 * Half-open intervals of a number, then one bin per special value, then missing.
 *
 * <p>With cuts {@code c1 < c2 < ...} the intervals are {@code (-∞, c1), [c1, c2), ... [cm, +∞)}: a
 * bound belongs to the bin above. A special value (特殊值, such as -999 for "not asked") has its own
 * bin wherever it lies; it is compared exactly. Infinite values fall into the outer intervals.
 *
 * @param cuts ascending, finite; none means one interval
 * @param specials finite, without repetition
 */
public record NumberBins(List<Double> cuts, List<Double> specials) implements Bins {

  public NumberBins {
    cuts = List.copyOf(cuts);
    specials = List.copyOf(specials);
    for (int i = 0; i < cuts.size(); i++) {
      double below = i == 0 ? Double.NEGATIVE_INFINITY : cuts.get(i - 1);
      if (!(cuts.get(i) > below) || Double.isInfinite(cuts.get(i))) {
        throw new IllegalArgumentException("cuts must be finite and ascending: " + cuts);
      }
    }
    if (specials.stream().anyMatch(s -> !Double.isFinite(s))
        || specials.stream().distinct().count() != specials.size()) {
      throw new IllegalArgumentException("specials must be finite and different: " + specials);
    }
  }

  public static NumberBins of(double... cuts) {
    return new NumberBins(java.util.Arrays.stream(cuts).boxed().toList(), List.of());
  }

  @Override
  public int count() {
    return cuts.size() + specials.size() + 2;
  }

  @Override
  public int of(double cell) {
    if (Double.isNaN(cell)) {
      return missing();
    }
    for (int s = 0; s < specials.size(); s++) {
      if (specials.get(s) == cell) {
        return cuts.size() + 1 + s;
      }
    }
    int bin = 0;
    while (bin < cuts.size() && cell >= cuts.get(bin)) {
      bin++;
    }
    return bin;
  }

  @Override
  public String label(int bin) {
    if (bin == missing()) {
      return "missing";
    }
    if (bin > cuts.size()) {
      return "special " + Decimals.text(specials.get(bin - cuts.size() - 1));
    }
    var from = bin == 0 ? "(-inf" : "[" + Decimals.text(cuts.get(bin - 1));
    var to = bin == cuts.size() ? "+inf)" : Decimals.text(cuts.get(bin)) + ")";
    return from + ", " + to;
  }
}
