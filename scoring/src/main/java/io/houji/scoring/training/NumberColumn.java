package io.houji.scoring.training;

import java.util.Arrays;
import java.util.List;

/** A number per row; {@code NaN} is missing, special values are numbers that are codes. */
public final class NumberColumn implements Column {
  private final String name;
  private final double[] values;
  private final List<Double> specials;

  public NumberColumn(String name, double[] values, List<Double> specials) {
    this.name = name;
    this.values = values.clone();
    this.specials = List.copyOf(specials);
  }

  public NumberColumn(String name, double... values) {
    this(name, values, List.of());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int rows() {
    return values.length;
  }

  public double value(int row) {
    return values[row];
  }

  public List<Double> specials() {
    return specials;
  }

  @Override
  public boolean missing(int row) {
    return Double.isNaN(values[row]);
  }

  boolean special(int row) {
    for (double special : specials) {
      if (values[row] == special) {
        return true;
      }
    }
    return false;
  }

  /** Values that are neither missing nor special, ascending. */
  double[] ordinary() {
    var ordinary = new double[values.length];
    int n = 0;
    for (int row = 0; row < values.length; row++) {
      if (!missing(row) && !special(row)) {
        ordinary[n++] = values[row] + 0.0; // -0.0 becomes 0.0
      }
    }
    ordinary = Arrays.copyOf(ordinary, n);
    Arrays.sort(ordinary);
    return ordinary;
  }

  @Override
  public NumberColumn only(int[] rows) {
    return new NumberColumn(
        name, Arrays.stream(rows).mapToDouble(r -> values[r]).toArray(), specials);
  }
}
