package io.houji.scoring.training;

import io.houji.scoring.validation.Auc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds variables that know the outcome because they were written after it (信息泄漏).
 *
 * <p>Three tests, each on rows the variable's table was not made from:
 *
 * <ol>
 *   <li><b>Too good.</b> Alone it ranks with an AUC of {@link #TOO_GOOD} or more. No fact known at
 *       application does.
 *   <li><b>Better than all others.</b> Alone it ranks at {@link #STRONG} or more, and better by
 *       {@link #MARGIN} than all other variables (without those that failed the first test)
 *       together.
 *   <li><b>Rewritten.</b> Among whole numbers, default rates of multiples of some step (5, 10, 12,
 *       100, 1000) and of other values differ by {@link #ROUND_GAP} or more, with at least {@link
 *       #ROUND_SHARE} of the rows on both sides: what was agreed is round, what was computed when a
 *       loan failed is not.
 * </ol>
 *
 * <p>An alarm is a question to a person: the variable stays out until someone can say that it was
 * known at application. Thresholds: see RATIONALE.md.
 */
public final class LeakageAlarm {
  public static final double TOO_GOOD = 0.90;
  public static final double STRONG = 0.75;
  public static final double MARGIN = 0.05;
  public static final double ROUND_GAP = 0.30;
  public static final double ROUND_SHARE = 0.05;
  private static final int ROUND_ROWS_MIN = 50;
  private static final int[] STEPS = {5, 10, 12, 100, 1000};
  private static final int FOLDS = 5;
  private static final int PRE_BINS = 64;
  private static final StumpRules QUICK = StumpRules.USUAL.withRounds(60);

  private LeakageAlarm() {}

  /** One variable and, in words with figures, every test it failed. */
  public record Leak(String variable, double aucAlone, List<String> why) {
    public Leak {
      why = List.copyOf(why);
    }
  }

  /** The variables that must not be used, strongest first. */
  public static List<Leak> of(TrainingSet set) {
    var leaks = new ArrayList<Leak>();
    var strong = new ArrayList<Leak>();
    for (var column : set.columns()) {
      double auc = aucAlone(column, set);
      var why = new ArrayList<String>();
      if (auc >= TOO_GOOD) {
        why.add(
            say(
                "ranks with an AUC of %.3f by itself; %.2f or more is not credible",
                auc, TOO_GOOD));
      }
      if (column instanceof NumberColumn number) {
        rewritten(number, set, why);
      }
      (why.isEmpty() ? strong : leaks).add(new Leak(column.name(), auc, why));
    }
    strong.removeIf(leak -> leak.aucAlone < STRONG);
    strong.sort(Comparator.comparingDouble((Leak leak) -> -leak.aucAlone));
    if (!strong.isEmpty()) {
      againstAllOthers(strong.get(0), set, leaks);
    }
    leaks.sort(Comparator.comparingDouble((Leak leak) -> -leak.aucAlone));
    return List.copyOf(leaks);
  }

  private static String say(String format, Object... figures) {
    return String.format(Locale.ROOT, format, figures);
  }

  private static void againstAllOthers(Leak strongest, TrainingSet set, List<Leak> leaks) {
    var out = new HashSet<String>(Set.of(strongest.variable));
    leaks.forEach(leak -> out.add(leak.variable));
    var others = set.without(out);
    if (others.columns().isEmpty()) {
      return;
    }
    double together = aucOfStumps(others);
    if (strongest.aucAlone >= together + MARGIN) {
      var why =
          say(
              "alone (AUC %.3f) ranks better than all %d others together (%.3f)",
              strongest.aucAlone, others.columns().size(), together);
      leaks.add(new Leak(strongest.variable, strongest.aucAlone, List.of(why)));
    }
  }

  /** AUC of predictions for rows that the model has not seen. */
  static double aucOfStumps(TrainingSet set) {
    var risk = new double[set.rows()];
    for (int k = 0; k < FOLDS; k++) {
      int[] held = set.fold(k, FOLDS, true);
      var model = BoostedStumps.fit(set.only(set.fold(k, FOLDS, false)), QUICK);
      double[] found = model.logOdds(set.only(held));
      for (int i = 0; i < held.length; i++) {
        risk[held[i]] = found[i];
      }
    }
    return auc(risk, set);
  }

  static double aucAlone(Column column, TrainingSet set) {
    var risk = new double[set.rows()];
    for (int k = 0; k < FOLDS; k++) {
      int[] held = set.fold(k, FOLDS, true);
      int[] rest = set.fold(k, FOLDS, false);
      var bad = new boolean[rest.length];
      for (int i = 0; i < rest.length; i++) {
        bad[i] = set.bad(rest[i]);
      }
      var pre = PreBins.of(column.only(rest), bad, PRE_BINS);
      double[] woe = Woe.of(Counts.of(pre.ofRow(), bad, pre.count()));
      int[] codes = PreBins.codes(pre.bins(), column.only(held));
      for (int i = 0; i < held.length; i++) {
        risk[held[i]] = woe[codes[i]];
      }
    }
    return auc(risk, set);
  }

  private static double auc(double[] risk, TrainingSet set) {
    return Auc.of(risk, set.outcomes()).fold(Auc::value, problems -> 0.5);
  }

  private static void rewritten(NumberColumn column, TrainingSet set, List<String> why) {
    for (int step : STEPS) {
      var binOfRow = new int[set.rows()];
      for (int row = 0; row < binOfRow.length; row++) {
        double value = column.value(row);
        boolean whole = value != 0 && value == StrictMath.rint(value) && !column.special(row);
        binOfRow[row] = !whole ? 2 : value % step == 0 ? 0 : 1;
      }
      var counts = Counts.of(binOfRow, set.outcomes(), 3);
      double least = Math.max(ROUND_ROWS_MIN, ROUND_SHARE * set.rows());
      if (counts.rows(0) >= least && counts.rows(1) >= least) {
        double round = (double) counts.bads(0) / counts.rows(0);
        double odd = (double) counts.bads(1) / counts.rows(1);
        if (Math.abs(round - odd) >= ROUND_GAP) {
          why.add(
              say(
                  "looks rewritten: %.1f%% of multiples of %d are bad, but %.1f%% of other values",
                  100 * round, step, 100 * odd));
        }
      }
    }
  }
}
