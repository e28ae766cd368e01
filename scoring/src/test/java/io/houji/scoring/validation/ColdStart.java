package io.houji.scoring.validation;

import io.houji.fund.testing.Cases;
import io.houji.scoring.training.AdditiveModel;
import io.houji.scoring.training.BayesianCard;
import io.houji.scoring.training.TrainingSet;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Prints the mean test AUC over eight draws of Bayesian cards with few known bads, on the public
 * data (the folder is the argument, as {@link PublicDataBenchmark}). A draw takes training rows in
 * random order until it has that many bads, so the bad rate is the natural one.
 */
public final class ColdStart {
  private static final int DRAWS = 8;
  private static final int[] BADS = {10, 25, 50, 100, 200};

  private ColdStart() {}

  public static void main(String[] args) {
    var folder = Path.of(args[0]);
    print(PublicData.SBA, SectorKnowledge.sba(), folder);
    print(PublicData.GERMAN, SectorKnowledge.german(), folder);
    print(PublicData.POLISH, SectorKnowledge.polish(), folder);
  }

  private static void print(PublicData data, AdditiveModel expert, Path folder) {
    var train = data.part(folder, "train");
    var test = data.part(folder, "test");
    System.out.printf(Locale.ROOT, "%-7s expert alone %.3f", data.name(), auc(expert, test));
    for (int bads : BADS) {
      double sum = 0;
      for (int draw = 0; draw < DRAWS; draw++) {
        var few = train.only(draw(train, bads, draw));
        sum += auc(BayesianCard.of(expert, few), test);
      }
      System.out.printf(Locale.ROOT, "  %d bads %.3f", bads, sum / DRAWS);
    }
    System.out.println();
  }

  private static int[] draw(TrainingSet train, int bads, int seed) {
    var random = Cases.random(seed);
    int[] order = IntStream.range(0, train.rows()).toArray();
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int moved = order[i];
      order[i] = order[j];
      order[j] = moved;
    }
    int seen = 0;
    int rows = 0;
    while (rows < order.length && seen < bads) {
      seen += train.bad(order[rows++]) ? 1 : 0;
    }
    return Arrays.copyOf(order, rows);
  }

  private static double auc(AdditiveModel model, TrainingSet test) {
    var bad = new boolean[test.rows()];
    for (int i = 0; i < bad.length; i++) {
      bad[i] = test.bad(i);
    }
    return Auc.of(model.logOdds(test), bad).fold(Auc::value, problems -> Double.NaN);
  }
}
