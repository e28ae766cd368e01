package io.houji.scoring.modelcard;

import io.houji.fund.outcome.Outcome;
import io.houji.scoring.scorecard.Scorecard;
import io.houji.scoring.training.Rows;
import io.houji.scoring.training.TrainingSet;
import io.houji.scoring.validation.Auc;
import io.houji.scoring.validation.Brier;
import io.houji.scoring.validation.Discrimination;
import io.houji.scoring.validation.ValidationPack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a card did when it was made (开发样本表现): what a later validation is held against.
 *
 * @param card hash of the card's text
 * @param auc on rows not used for the card that scored them, as {@code kolmogorovSmirnov} and
 *     {@code brier}
 * @param perGrade firms in each of the grades of {@link #GRADE_BOUNDS}
 * @param goods per characteristic and bin, in the card's order
 * @param bads likewise
 */
public record Development(
    String card,
    Auc auc,
    double kolmogorovSmirnov,
    double brier,
    List<Long> perGrade,
    List<List<Long>> goods,
    List<List<Long>> bads) {
  private static final double[] DOUBLING = {0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32};

  /** Upper PDs of eight grades, each twice the one before; the last grade has none. */
  public static final List<Double> GRADE_BOUNDS = Arrays.stream(DOUBLING).boxed().toList();

  public Development {
    perGrade = List.copyOf(perGrade);
    goods = goods.stream().map(List::copyOf).toList();
    bads = bads.stream().map(List::copyOf).toList();
  }

  /**
   * Of a card and the rows it was made from.
   *
   * @param pds cross-validated, one per row
   */
  public static Outcome<Development> of(
      String hash, Scorecard card, TrainingSet set, double[] pds) {
    var bad = new boolean[set.rows()];
    for (int i = 0; i < bad.length; i++) {
      bad[i] = set.bad(i);
    }
    var goods = new ArrayList<List<Long>>();
    var bads = new ArrayList<List<Long>>();
    double[][] rows = Rows.of(card, set);
    for (int c = 0; c < card.characteristics().size(); c++) {
      var bins = card.characteristics().get(c).bins();
      var counts = new long[2][bins.count()];
      for (int r = 0; r < rows.length; r++) {
        counts[bad[r] ? 1 : 0][bins.of(rows[r][c])]++;
      }
      goods.add(Arrays.stream(counts[0]).boxed().toList());
      bads.add(Arrays.stream(counts[1]).boxed().toList());
    }
    var perGrade = Arrays.stream(sample(pds, bad).perGrade()).boxed().toList();
    return Auc.of(pds, bad)
        .then(
            auc ->
                Discrimination.kolmogorovSmirnov(pds, bad)
                    .then(
                        ks ->
                            Brier.of(pds, bad)
                                .map(
                                    brier ->
                                        new Development(
                                            hash, auc, ks, brier.score(), perGrade, goods, bads))));
  }

  /** A sample in these grades. */
  public static ValidationPack.Sample sample(double[] pds, boolean[] bad) {
    return new ValidationPack.Sample(pds, bad, DOUBLING);
  }

  /** As a validation wants it. */
  public ValidationPack.Development forValidation() {
    return new ValidationPack.Development(auc, perGrade);
  }

  /** Cases per bin of a characteristic. */
  public long[] expected(int characteristic) {
    var counts = new long[goods.get(characteristic).size()];
    for (int b = 0; b < counts.length; b++) {
      counts[b] = goods.get(characteristic).get(b) + bads.get(characteristic).get(b);
    }
    return counts;
  }
}
