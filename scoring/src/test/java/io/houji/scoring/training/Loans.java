package io.houji.scoring.training;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.testing.Cases;
import java.util.ArrayList;
import java.util.List;

/** Made-up past loans with a known law, for tests. */
final class Loans {
  private Loans() {}

  /**
   * Rows whose log odds of default are {@code -1.5 + growth effect + size effect + branch effect};
   * growth is missing in one row of ten, size is -999 (not asked) in one of twenty.
   *
   * @param leak whether a term is added that was rewritten when a loan failed
   */
  static TrainingSet of(int rows, long seed, boolean leak) {
    var random = Cases.random(seed);
    var growth = new double[rows];
    var size = new double[rows];
    var noise = new double[rows];
    var term = new double[rows];
    var branch = new ArrayList<String>();
    var bad = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      growth[i] = random.nextInt(10) == 0 ? Double.NaN : random.nextGaussian() * 0.3;
      size[i] = random.nextInt(20) == 0 ? -999 : random.nextInt(1, 200);
      noise[i] = random.nextGaussian();
      branch.add(List.of("retail", "software", "steel").get(random.nextInt(3)));
      double eta = -1.5;
      eta += Double.isNaN(growth[i]) ? 0.5 : -3 * growth[i];
      eta += size[i] == -999 ? 1 : -0.01 * size[i];
      eta += branch.get(i).equals("steel") ? 0.8 : 0;
      bad[i] = random.nextDouble() < 1 / (1 + StrictMath.exp(-eta));
      int agreed = 12 * random.nextInt(1, 11);
      term[i] = bad[i] && random.nextInt(10) < 9 ? random.nextInt(3, agreed + 1) : agreed;
    }
    var columns = new ArrayList<Column>();
    columns.add(new NumberColumn("growth", growth));
    columns.add(new NumberColumn("size", size, List.of(-999.0)));
    columns.add(new NumberColumn("noise", noise));
    columns.add(CategoryColumn.of("branch", branch));
    if (leak) {
      columns.add(new NumberColumn("term", term));
    }
    return ok(TrainingSet.of(columns, bad));
  }

  static <T> T ok(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        problems -> {
          throw new AssertionError(problems.toString());
        });
  }
}
