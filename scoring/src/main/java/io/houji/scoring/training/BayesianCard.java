package io.houji.scoring.training;

import io.houji.scoring.scorecard.NumberBins;
import java.util.ArrayList;
import java.util.List;

/**
 * A card that begins as the expert's and becomes that of the data as defaults arrive (贝叶斯评分卡).
 *
 * <p>Before any data every table value {@code θ} is the expert's {@code μ}, give or take. Over the
 * bins of one variable
 *
 * <pre>
 *   −ln prior = Σ over bins (δₖ)² / (2 σ²) + Σ over neighbours (δₖ₊₁ − δₖ)² / (2 τ²)      δ = θ − μ
 * </pre>
 *
 * <p>so that a neighbour's data count too; missing and special bins have no neighbours. The
 * intercept is free. The card is the posterior mode under {@link LogisticRegression}'s likelihood.
 * With no informative rows it is the expert card at the sample's level; as rows grow the likelihood
 * outweighs any fixed prior.
 */
public final class BayesianCard {
  /** From firm to loose. */
  static final List<Belief> BELIEFS =
      List.of(
          new Belief(0.25, 0.125),
          new Belief(0.35, 0.18),
          Belief.USUAL,
          new Belief(0.7, 0.35),
          new Belief(1, 0.5),
          new Belief(1.4, 0.7));

  private BayesianCard() {}

  /**
   * How firmly the expert is believed.
   *
   * @param deviation {@code σ}, log odds by which the expert may be off in a bin, above 0
   * @param step {@code τ}, by which two neighbouring bins may be off differently, above 0
   */
  public record Belief(double deviation, double step) {
    /** Within half a unit of log odds in two bins of three, and smoothly. */
    public static final Belief USUAL = new Belief(0.5, 0.25);

    public Belief {
      if (!(deviation > 0 && step > 0)) {
        throw new IllegalArgumentException("deviation and step must be above 0");
      }
    }
  }

  /**
   * The posterior mode under the belief, of {@link #BELIEFS}, under which the data are likeliest:
   * an expert whom the first defaults contradict is believed less. The set must have a column for
   * every term of the expert's card.
   */
  public static AdditiveModel of(AdditiveModel expert, TrainingSet set) {
    var best = fit(expert, set, BELIEFS.get(0));
    for (var belief : BELIEFS.subList(1, BELIEFS.size())) {
      var fit = fit(expert, set, belief);
      if (fit.logEvidence() > best.logEvidence()) {
        best = fit;
      }
    }
    return tables(expert, best.coefficients());
  }

  /** The posterior mode under a belief that is given. */
  public static AdditiveModel of(AdditiveModel expert, TrainingSet set, Belief belief) {
    return tables(expert, fit(expert, set, belief).coefficients());
  }

  private static LogisticRegression.Fit fit(AdditiveModel expert, TrainingSet set, Belief belief) {
    int k = 1;
    for (var term : expert.terms()) {
      k += term.bins().count();
    }
    var mean = new double[k];
    var precision = new double[k][k];
    var x = new double[set.rows()][k - 1];
    mean[0] = expert.intercept();
    int at = 1;
    for (var term : expert.terms()) {
      prior(term, belief, at, precision);
      for (int b = 0; b < term.bins().count(); b++) {
        mean[at + b] = term.logOdds().get(b);
      }
      int[] codes = PreBins.codes(term.bins(), column(set, term.name()));
      for (int row = 0; row < codes.length; row++) {
        x[row][at - 1 + codes[row]] = 1;
      }
      at += term.bins().count();
    }
    var prior = new LogisticRegression.Prior(mean, precision);
    return LogisticRegression.of(x, set.outcomes(), prior);
  }

  private static Column column(TrainingSet set, String name) {
    return set.columns().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no column " + name));
  }

  private static void prior(AdditiveModel.Term term, Belief belief, int at, double[][] precision) {
    int ordered = term.bins() instanceof NumberBins number ? number.cuts().size() + 1 : 0;
    double stiff = 1 / (belief.step * belief.step);
    for (int b = 0; b < term.bins().count(); b++) {
      precision[at + b][at + b] += 1 / (belief.deviation * belief.deviation);
      if (b + 1 < ordered) {
        precision[at + b][at + b] += stiff;
        precision[at + b + 1][at + b + 1] += stiff;
        precision[at + b][at + b + 1] -= stiff;
        precision[at + b + 1][at + b] -= stiff;
      }
    }
  }

  private static AdditiveModel tables(AdditiveModel expert, List<Double> coefficients) {
    var terms = new ArrayList<AdditiveModel.Term>();
    int at = 1;
    for (var term : expert.terms()) {
      int bins = term.bins().count();
      var values = coefficients.subList(at, at + bins);
      terms.add(new AdditiveModel.Term(term.name(), term.bins(), values));
      at += bins;
    }
    return new AdditiveModel(coefficients.get(0), terms);
  }
}
