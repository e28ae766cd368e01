package io.houji.scoring.validation;

import io.houji.scoring.scorecard.Scorecard;
import io.houji.scoring.scorecard.Scorer;
import io.houji.scoring.training.CardTraining;
import io.houji.scoring.training.DriftAlarm;
import io.houji.scoring.training.Rows;
import io.houji.scoring.training.TrainingSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Prints AUC, KS and Brier of integer points tables on the three public data sets, on rows the card
 * has not seen. Run from the root, with the folder of the data (see its README for the splits):
 *
 * <pre>
 *   mvn -pl scoring -am -Ppublic-data -DskipTests -Ddata=FOLDER test
 * </pre>
 */
public final class PublicDataBenchmark {
  private PublicDataBenchmark() {}

  public static void main(String[] args) {
    var folder = Path.of(args[0]);
    say(
        "%-8s %-7s %-6s %6s %6s %7s %8s%n",
        "set", "method", "part", "AUC", "KS", "Brier", "seconds");
    for (var data : List.of(PublicData.SBA, PublicData.GERMAN, PublicData.POLISH)) {
      var train = data.part(folder, "train");
      for (var method : CardTraining.Method.values()) {
        long start = System.nanoTime();
        var trained =
            CardTraining.of(train, CardTraining.Rules.usual(method))
                .fold(t -> t, problems -> refuse(problems.toString()));
        double seconds = (System.nanoTime() - start) / 1e9;
        for (var part : data == PublicData.SBA ? List.of("test", "oot") : List.of("test")) {
          row(data.name() + " " + method, part, trained.card(), data.part(folder, part), seconds);
        }
        trained.leaks().forEach(leak -> say("  leak: %s %s%n", leak.variable(), leak.why()));
        trained.leftOut().stream()
            .filter(x -> method == CardTraining.Method.STUMPS)
            .forEach(x -> say("  left out: %s: %s%n", x.name(), x.why()));
      }
      drift(data, folder, train);
    }
    say("%nMean test AUC over 8 draws, cold start:%n");
    ColdStart.main(args);
  }

  private static CardTraining.Trained refuse(String problems) {
    throw new IllegalArgumentException(problems);
  }

  private static void say(String format, Object... figures) {
    System.out.printf(Locale.ROOT, format, figures);
  }

  private static void row(
      String what, String part, Scorecard card, TrainingSet set, double seconds) {
    var scorer = new Scorer(card);
    var pd = new double[set.rows()];
    var risk = new double[set.rows()];
    var bad = new boolean[set.rows()];
    double[][] rows = Rows.of(card, set);
    for (int i = 0; i < pd.length; i++) {
      var score = scorer.score(rows[i]);
      pd[i] = score.pd();
      risk[i] = -score.points();
      bad[i] = set.bad(i);
    }
    double auc = Auc.of(risk, bad).fold(Auc::value, p -> Double.NaN);
    double ks = Discrimination.kolmogorovSmirnov(risk, bad).fold(x -> x, p -> Double.NaN);
    double brier = Brier.of(pd, bad).fold(Brier::score, p -> Double.NaN);
    say("%-16s %-6s %6.4f %6.3f %7.4f %8.2f%n", what, part, auc, ks, brier, seconds);
  }

  private static void drift(PublicData data, Path folder, TrainingSet train) {
    for (var part : data == PublicData.SBA ? List.of("test", "oot") : List.of("test")) {
      var alarm = DriftAlarm.of(train.columns(), data.part(folder, part).columns());
      alarm.fold(
          a -> {
            say(
                "  drift %s: raised %b, old from new AUC %.3f%n",
                part, a.raised(), a.aucOldFromNew());
            a.shifts().forEach(s -> say("    %s: %s%n", s.variable(), s.why()));
            return true;
          },
          problems -> false);
    }
  }
}
