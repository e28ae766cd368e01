package io.houji.scoring.training;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.scoring.calibration.CentralTendency;
import io.houji.scoring.scorecard.Scale;
import io.houji.scoring.scorecard.Scorecard;
import io.houji.scoring.scorecard.Scorer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The whole way from past loans to a card (评分卡训练): leakage alarm, selection, fit, scaling,
 * calibration.
 */
public final class CardTraining {
  /** A category with more levels than this must be given in coarser groups. */
  public static final int LEVELS_MAX = 60;

  private CardTraining() {}

  /** How the tables are fitted. */
  public enum Method {
    /** {@link BoostedStumps}: ranks best. */
    STUMPS,
    /** {@link WoeRegression}: the classical card, fewer and coarser bins. */
    WOE
  }

  /**
   * Settings of a training.
   *
   * @param centralTendency default rate the card is calibrated to; none keeps the sample's
   * @param keep variables used even if the leakage alarm names them, to look into an alarm; {@link
   *     Publication} refuses the card
   */
  public record Rules(
      Method method,
      StumpRules stumps,
      WoeRegression.Rules woe,
      Scale scale,
      OptionalDouble centralTendency,
      Set<String> keep) {

    public Rules {
      keep = Set.copyOf(keep);
    }

    public static Rules usual(Method method) {
      var none = OptionalDouble.empty();
      return new Rules(
          method, StumpRules.USUAL, WoeRegression.Rules.USUAL, Scale.USUAL, none, Set.of());
    }

    public Rules calibratedTo(double rate) {
      return new Rules(method, stumps, woe, scale, OptionalDouble.of(rate), keep);
    }

    /** The same without calibration. */
    public Rules uncalibrated() {
      return new Rules(method, stumps, woe, scale, OptionalDouble.empty(), keep);
    }

    public Rules keeping(Set<String> variables) {
      return new Rules(method, stumps, woe, scale, centralTendency, variables);
    }
  }

  /**
   * A card and how it came about.
   *
   * @param model the tables before rounding
   * @param leaks variables the leakage alarm named, with its reasons; not in the card unless kept
   * @param leftOut variables left out for other reasons
   * @param guesses what the card rests on beside observed outcomes, such as {@link
   *     RejectInference}; whoever shows the card shows these too
   */
  public record Trained(
      Scorecard card,
      AdditiveModel model,
      List<LeakageAlarm.Leak> leaks,
      List<WoeRegression.LeftOut> leftOut,
      List<String> guesses) {
    public Trained {
      leaks = List.copyOf(leaks);
      leftOut = List.copyOf(leftOut);
      guesses = List.copyOf(guesses);
    }

    Trained guessing(String what) {
      return new Trained(card, model, leaks, leftOut, List.of(what));
    }
  }

  /** Trains; refused if nothing usable is left or the central tendency is no rate. */
  public static Outcome<Trained> of(TrainingSet set, Rules rules) {
    var leaks = LeakageAlarm.of(set);
    var leftOut = new ArrayList<WoeRegression.LeftOut>();
    var out = new HashSet<String>();
    leaks.forEach(leak -> out.add(leak.variable()));
    out.removeAll(rules.keep());
    for (var column : set.columns()) {
      if (column instanceof CategoryColumn category && category.levels().size() > LEVELS_MAX) {
        var why = category.levels().size() + " levels; give coarser groups";
        leftOut.add(new WoeRegression.LeftOut(column.name(), why));
        out.add(column.name());
      }
    }
    return fitted(set.without(out), rules, leaks, leftOut);
  }

  /** Without the alarm, on variables that have passed it. */
  static Outcome<Trained> fitted(
      TrainingSet set,
      Rules rules,
      List<LeakageAlarm.Leak> leaks,
      List<WoeRegression.LeftOut> leftOut) {
    if (set.columns().isEmpty()) {
      return Outcome.rejected(Problem.Code.MISSING, "/columns", "no variable is left to use");
    }
    var also = new ArrayList<>(leftOut);
    var model = fit(set, rules, also);
    return CardScaling.of(model, rules.scale())
        .then(card -> calibrated(card, set, rules.centralTendency()))
        .map(card -> new Trained(card, model, leaks, also, List.of()));
  }

  private static AdditiveModel fit(
      TrainingSet set, Rules rules, List<WoeRegression.LeftOut> leftOut) {
    if (rules.method() == Method.STUMPS) {
      return BoostedStumps.fit(set, rules.stumps());
    }
    var result = WoeRegression.fit(set, BinningRules.usual(set.rows()), rules.woe());
    leftOut.addAll(result.leftOut());
    return result.model();
  }

  private static Outcome<Scorecard> calibrated(
      Scorecard card, TrainingSet set, OptionalDouble rate) {
    if (rate.isEmpty()) {
      return Outcome.ok(card);
    }
    var scorer = new Scorer(card);
    double[][] rows = Rows.of(card, set);
    var logOdds = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      logOdds[i] = card.scale().logOddsOfDefault(scorer.points(rows[i]));
    }
    return CentralTendency.of(logOdds, card.calibration().slope(), rate.getAsDouble())
        .map(card::with);
  }
}
