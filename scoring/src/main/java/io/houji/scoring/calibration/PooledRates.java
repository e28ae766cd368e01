package io.houji.scoring.calibration;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * Default rates of several products, each leaning on the others as far as its own data are thin
 * (跨产品收缩估计).
 *
 * <p>Each product's rate is drawn from one {@code Beta(m·s, (1 − m)·s)}: {@code m} the common
 * level, {@code s} how alike products are. Both are unknown and integrated out over a grid: {@code
 * ln(m/(1 − m))} evenly from -7.6 to 0 (0.05% to 50%), {@code ln s} evenly from ln 5 to ln 5000.
 * Given a grid point, with {@code d} of {@code n} defaults,
 *
 * <pre>
 *   rate | data ~ Beta(m·s + d, (1 − m)·s + n − d)
 * </pre>
 *
 * <p>Without data a product has the pooled level with a wide interval; with many firms it has its
 * own rate. Source: Gelman et al., Bayesian Data Analysis, ch. 5.
 */
public final class PooledRates {
  private static final int GRID = 40;
  private static final double LOGIT_LOW = -7.6;
  private static final double LOGIT_HIGH = 0;
  private static final double SIZE_LOW = 5;
  private static final double SIZE_HIGH = 5000;
  private static final int HALVINGS = 50;

  private PooledRates() {}

  /** Firm-years and defaults of one product. */
  public record Product(String name, int firms, int defaults) {}

  /**
   * A product's rate.
   *
   * @param own defaults over firms; NaN with no firm
   * @param rate posterior mean
   * @param low lower end of the central interval
   * @param high its upper end
   */
  public record Rate(String name, double own, double rate, double low, double high) {}

  /** Rates in the order of the products; {@code level} of the interval such as 0.9. */
  public static Outcome<List<Rate>> of(List<Product> products, double level) {
    var problems = new ArrayList<Problem>();
    for (int i = 0; i < products.size(); i++) {
      var p = products.get(i);
      if (p.firms < 0 || p.defaults < 0 || p.defaults > p.firms) {
        problems.add(
            new Problem(Problem.Code.OUT_OF_RANGE, "/products/" + i, "defaults from 0 to firms"));
      }
    }
    if (products.stream().allMatch(p -> p.firms == 0)) {
      problems.add(new Problem(Problem.Code.MISSING, "/products", "at least one firm in all"));
    }
    if (!(level > 0 && level < 1)) {
      problems.add(new Problem(Problem.Code.OUT_OF_RANGE, "/level", "between 0 and 1"));
    }
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var grid = grid(products);
    return Outcome.ok(products.stream().map(p -> rate(p, grid, (1 - level) / 2)).toList());
  }

  /** A point of the grid: parameters of the common Beta, and its posterior weight. */
  private record Point(double a, double b, double weight) {}

  private static List<Point> grid(List<Product> products) {
    var ln = new double[GRID * GRID];
    var a = new double[ln.length];
    var b = new double[ln.length];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < ln.length; i++) {
      int row = i / GRID;
      double logit = LOGIT_LOW + (LOGIT_HIGH - LOGIT_LOW) * row / (GRID - 1);
      double m = 1 / (1 + StrictMath.exp(-logit));
      double lnSize = StrictMath.log(SIZE_HIGH / SIZE_LOW) * (i % GRID) / (GRID - 1);
      double s = SIZE_LOW * StrictMath.exp(lnSize);
      a[i] = m * s;
      b[i] = (1 - m) * s;
      for (var p : products) {
        ln[i] += lnBeta(a[i] + p.defaults, b[i] + p.firms - p.defaults) - lnBeta(a[i], b[i]);
      }
      most = Math.max(most, ln[i]);
    }
    double sum = 0;
    for (int i = 0; i < ln.length; i++) {
      ln[i] = StrictMath.exp(ln[i] - most);
      sum += ln[i];
    }
    double total = sum;
    return IntStream.range(0, ln.length)
        .filter(i -> ln[i] > total * 1e-9)
        .mapToObj(i -> new Point(a[i], b[i], ln[i] / total))
        .toList();
  }

  private static double lnBeta(double a, double b) {
    return Gamma.logGamma(a) + Gamma.logGamma(b) - Gamma.logGamma(a + b);
  }

  private static Rate rate(Product p, List<Point> grid, double tail) {
    double mean = 0;
    double weights = 0;
    for (var point : grid) {
      mean += point.weight * (point.a + p.defaults) / (point.a + point.b + p.firms);
      weights += point.weight;
    }
    double own = p.firms == 0 ? Double.NaN : (double) p.defaults / p.firms;
    double low = quantile(p, grid, tail);
    return new Rate(p.name, own, mean / weights, low, quantile(p, grid, 1 - tail));
  }

  private static double quantile(Product p, List<Point> grid, double probability) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS && high - low > 1e-9; i++) {
      double middle = (low + high) / 2;
      double below = 0;
      for (var point : grid) {
        double a = point.a + p.defaults;
        below += point.weight * Beta.regularizedBeta(middle, a, point.b + p.firms - p.defaults);
      }
      if (below < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
