package io.houji.scoring.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The classical card (WOE 逻辑回归): optimal bins, selection, logistic regression on weights of
 * evidence.
 *
 * <p><b>Selection.</b> Variables with too little information value are left out; of two whose WOEs
 * correlate too strongly the one with less. Then, as a WOE is worse the higher it is, every
 * coefficient must be positive: the variable with the most negative one is taken out and the rest
 * refitted, until all signs are kept. Each left-out variable keeps its reason.
 */
public final class WoeRegression {
  private WoeRegression() {}

  /**
   * Limits of the selection.
   *
   * @param informationValueMin usual: 0.02, below which a variable is called unpredictive (Siddiqi)
   * @param correlationMax of two WOE columns in absolute value
   * @param lambda L2 penalty, from 0
   */
  public record Rules(double informationValueMin, double correlationMax, double lambda) {
    public static final Rules USUAL = new Rules(0.02, 0.75, 1);
  }

  /** Why a variable is not in the model. */
  public record LeftOut(String name, String why) {}

  /**
   * What came out.
   *
   * @param binnings of the variables in the model, most informative first
   * @param fit its coefficients, intercept first, then as {@code binnings}
   */
  public record Result(
      AdditiveModel model,
      List<Binning> binnings,
      List<LeftOut> leftOut,
      LogisticRegression.Fit fit) {
    public Result {
      binnings = List.copyOf(binnings);
      leftOut = List.copyOf(leftOut);
    }
  }

  /** Bins, selects and fits; with no variable left the model is its intercept. */
  public static Result fit(TrainingSet set, BinningRules binning, Rules rules) {
    var leftOut = new ArrayList<LeftOut>();
    var binnings = new ArrayList<Binning>();
    var columns = new ArrayList<double[]>();
    for (var candidate : candidates(set, binning)) {
      double[] woe = candidate.binning.woeOf(candidate.column);
      var why = refusal(candidate.binning, woe, columns, binnings, rules);
      if (why.isEmpty()) {
        binnings.add(candidate.binning);
        columns.add(woe);
      } else {
        leftOut.add(new LeftOut(candidate.column.name(), why));
      }
    }
    var fit = LogisticRegression.of(rows(columns, set.rows()), set.outcomes(), rules.lambda());
    for (int worst = worst(fit); worst >= 0; worst = worst(fit)) {
      leftOut.add(new LeftOut(binnings.get(worst).name(), "its sign would turn"));
      binnings.remove(worst);
      columns.remove(worst);
      fit = LogisticRegression.of(rows(columns, set.rows()), set.outcomes(), rules.lambda());
    }
    return new Result(model(fit, binnings), binnings, leftOut, fit);
  }

  private record Candidate(Column column, Binning binning) {}

  private static List<Candidate> candidates(TrainingSet set, BinningRules rules) {
    return set.columns().stream()
        .map(c -> new Candidate(c, Binning.of(c, set.outcomes(), rules)))
        .sorted(
            Comparator.<Candidate>comparingDouble(c -> -c.binning.informationValue())
                .thenComparing(c -> c.binning.name()))
        .toList();
  }

  private static String refusal(
      Binning binning, double[] woe, List<double[]> taken, List<Binning> names, Rules rules) {
    if (binning.informationValue() < rules.informationValueMin()) {
      return "information value below " + rules.informationValueMin();
    }
    for (int i = 0; i < taken.size(); i++) {
      if (Math.abs(correlation(woe, taken.get(i))) > rules.correlationMax()) {
        return "correlates above " + rules.correlationMax() + " with " + names.get(i).name();
      }
    }
    return "";
  }

  /** Pearson's correlation; 0 if one of them does not vary. */
  static double correlation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElse(0);
    double meanB = Arrays.stream(b).average().orElse(0);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
  }

  private static int worst(LogisticRegression.Fit fit) {
    int worst = -1;
    for (int i = 1; i < fit.coefficients().size(); i++) {
      double b = fit.coefficients().get(i);
      if (b <= 0 && (worst < 0 || b < fit.coefficients().get(worst + 1))) {
        worst = i - 1;
      }
    }
    return worst;
  }

  private static double[][] rows(List<double[]> columns, int rows) {
    var x = new double[rows][columns.size()];
    for (int c = 0; c < columns.size(); c++) {
      for (int r = 0; r < rows; r++) {
        x[r][c] = columns.get(c)[r];
      }
    }
    return x;
  }

  private static AdditiveModel model(LogisticRegression.Fit fit, List<Binning> binnings) {
    var terms = new ArrayList<AdditiveModel.Term>();
    for (int i = 0; i < binnings.size(); i++) {
      double slope = fit.coefficients().get(i + 1);
      var values = binnings.get(i).woe().stream().map(w -> slope * w).toList();
      terms.add(new AdditiveModel.Term(binnings.get(i).name(), binnings.get(i).bins(), values));
    }
    return new AdditiveModel(fit.coefficients().get(0), terms);
  }
}
