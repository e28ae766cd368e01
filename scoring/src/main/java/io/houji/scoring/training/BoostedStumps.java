package io.houji.scoring.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gradient boosting with trees of one split (提升树桩), so that the model is a sum of tables.
 *
 * <p>Each round takes the variable and the split with the largest gain
 *
 * <pre>
 *   gain = Gl²/(Hl + r) + Gr²/(Hr + r) − (Gl + Gr)²/(Hl + Hr + r)
 *   leaf = −rate · G/(H + r)       G = Σ (p − y),  H = Σ p(1 − p)
 * </pre>
 *
 * <p>and adds the two leaves to that variable's table; {@code y} is 1 for a bad, {@code p} the
 * model's probability, {@code r} the ridge. A split cuts the ordered bins in two; missing, special
 * and unnamed bins go together to the side that gains more, or one of them stands alone against all
 * others. Ties go to the earlier column and lower cut. Source: Friedman (2001), Greedy function
 * approximation; Chen and Guestrin (2016) for the gain.
 *
 * <p>Tables are centred: the average training row gets 0 from each.
 *
 * <p>A sum of tables averaged over bags is a sum of tables too.
 */
public final class BoostedStumps {
  private final StumpRules rules;
  private final boolean[] bad;
  private final List<PreBins> preBins;
  private final List<String> names;

  /** Of the bag being grown. */
  private final double[] logOdds;

  private final double[] gradient;
  private final double[] curvature;
  private final double[][] tables;
  private int[] bag = {};

  private BoostedStumps(TrainingSet set, StumpRules rules) {
    this.rules = rules;
    this.bad = set.outcomes();
    this.names = set.columns().stream().map(Column::name).toList();
    this.preBins = set.columns().stream().map(c -> PreBins.of(c, bad, rules.preBins())).toList();
    this.logOdds = new double[bad.length];
    this.gradient = new double[bad.length];
    this.curvature = new double[bad.length];
    this.tables = preBins.stream().map(p -> new double[p.count()]).toArray(double[][]::new);
  }

  /** Grows a model; the same rows in the same order always give the same model, bit by bit. */
  public static AdditiveModel fit(TrainingSet set, StumpRules rules) {
    return new BoostedStumps(set, rules).model();
  }

  private AdditiveModel model() {
    var total = preBins.stream().map(p -> new double[p.count()]).toArray(double[][]::new);
    double intercept = 0;
    for (int b = 0; b < rules.bags(); b++) {
      intercept += grow(b);
      for (int v = 0; v < total.length; v++) {
        for (int k = 0; k < total[v].length; k++) {
          total[v][k] += tables[v][k];
        }
      }
    }
    var terms = new ArrayList<AdditiveModel.Term>();
    intercept /= rules.bags();
    for (int v = 0; v < total.length; v++) {
      double average = average(total[v], preBins.get(v));
      intercept += average / rules.bags();
      var values =
          centred(total[v], average, Counts.of(preBins.get(v).ofRow(), bad, total[v].length));
      if (values.stream().anyMatch(x -> x != 0)) {
        terms.add(new AdditiveModel.Term(names.get(v), preBins.get(v).bins(), values));
      }
    }
    return new AdditiveModel(intercept, terms);
  }

  private static double average(double[] table, PreBins pre) {
    double sum = 0;
    for (int code : pre.ofRow()) {
      sum += table[code];
    }
    return sum / pre.ofRow().length;
  }

  /** The average row adds nothing; a bin no row fell into is average, since nothing is known. */
  private List<Double> centred(double[] table, double average, Counts counts) {
    return IntStream.range(0, table.length)
        .mapToObj(k -> counts.rows(k) == 0 ? 0.0 : (table[k] - average) / rules.bags())
        .toList();
  }

  private double grow(int number) {
    bag =
        IntStream.range(0, bad.length)
            .filter(row -> rules.share() == 1 || Spread.drawn(row, number, rules.share()))
            .toArray();
    long bads = Arrays.stream(bag).filter(row -> bad[row]).count();
    double intercept = StrictMath.log((bads + 0.5) / (bag.length - bads + 0.5));
    Arrays.fill(logOdds, intercept);
    Arrays.stream(tables).forEach(t -> Arrays.fill(t, 0));
    for (int round = 0; round < rules.rounds(); round++) {
      derive();
      var search = new StumpSearch(rules);
      for (int v = 0; v < tables.length; v++) {
        search.offer(v, sums(v), preBins.get(v).ordered(), rules.shapes().get(names.get(v)));
      }
      if (!search.found()) {
        break;
      }
      add(search);
    }
    return intercept;
  }

  private void derive() {
    for (int row : bag) {
      double p = 1 / (1 + StrictMath.exp(-logOdds[row]));
      gradient[row] = p - (bad[row] ? 1 : 0);
      curvature[row] = p * (1 - p);
    }
  }

  private double[] sums(int variable) {
    int[] codes = preBins.get(variable).ofRow();
    double[] sums = StumpSearch.sums(preBins.get(variable).count());
    for (int row : bag) {
      int k = 3 * codes[row];
      sums[k] += gradient[row];
      sums[k + 1] += curvature[row];
      sums[k + 2]++;
    }
    return sums;
  }

  private void add(StumpSearch split) {
    double[] table = tables[split.variable()];
    double[] change = new double[table.length];
    for (int k = 0; k < change.length; k++) {
      change[k] = split.change(k);
      table[k] += change[k];
    }
    int[] codes = preBins.get(split.variable()).ofRow();
    for (int row : bag) {
      logOdds[row] += change[codes[row]];
    }
  }
}
