package io.houji.scoring.bench;

import io.houji.fund.testing.Cases;
import io.houji.scoring.calibration.Dependence;
import io.houji.scoring.calibration.PlutoTasche;
import io.houji.scoring.scorecard.Calibration;
import io.houji.scoring.scorecard.CategoryBins;
import io.houji.scoring.scorecard.Characteristic;
import io.houji.scoring.scorecard.NumberBins;
import io.houji.scoring.scorecard.Scale;
import io.houji.scoring.scorecard.Score;
import io.houji.scoring.scorecard.Scorecard;
import io.houji.scoring.scorecard.Scorer;
import io.houji.scoring.training.BinningRules;
import io.houji.scoring.training.BoostedStumps;
import io.houji.scoring.training.CardScaling;
import io.houji.scoring.training.Column;
import io.houji.scoring.training.Counts;
import io.houji.scoring.training.NumberColumn;
import io.houji.scoring.training.OptimalBinning;
import io.houji.scoring.training.Shape;
import io.houji.scoring.training.StumpRules;
import io.houji.scoring.training.TrainingSet;
import io.houji.scoring.training.WoeRegression;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * In-process speeds on one core: scores with four reasons (15 characteristics), exact binning of
 * 100 pre-bins in every shape beside the textbook's dynamic programme for one, whole cards (bins,
 * selection, fit, points) of 14,000 loans with 14 variables, and ten low-default grades. Run {@code
 * mvn -pl scoring -am -Pscoring-benchmark -DskipTests test}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class ScoringBenchmark {
  private static final int APPLICANTS = 1024;
  private static final int PRE_BINS = 100;

  private final Scorer scorer = new Scorer(card());
  private final double[][] rows = rows();
  private final Counts counts = counts();
  private final BinningRules auto = new BinningRules(Shape.AUTO, 100, 20, 0);
  private final BinningRules ascending = new BinningRules(Shape.ASCENDING, 100, 20, 0);
  private final List<PlutoTasche.Grade> grades = grades();
  private final TrainingSet loans = loans();

  private static Scorecard card() {
    var random = Cases.random(1);
    var all = new ArrayList<Characteristic>();
    for (int i = 0; i < 15; i++) {
      boolean category = i % 4 == 3;
      var bins =
          category
              ? new CategoryBins(List.of(List.of("A"), List.of("B", "C"), List.of("D")))
              : NumberBins.of(1, 2, 3, 4, 5, 6);
      var points = new ArrayList<Integer>();
      for (int b = 0; b < bins.count(); b++) {
        points.add(random.nextInt(0, 40));
      }
      all.add(Characteristic.againstBest("characteristic " + i, bins, points));
    }
    return new Scorecard(400, all, Scale.USUAL, Calibration.NONE);
  }

  private static double[][] rows() {
    var random = Cases.random(2);
    var rows = new double[APPLICANTS][15];
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = random.nextInt(20) == 0 ? Double.NaN : random.nextInt(0, i % 4 == 3 ? 4 : 8);
      }
    }
    return rows;
  }

  private static Counts counts() {
    var random = Cases.random(3);
    var goods = new long[PRE_BINS];
    var bads = new long[PRE_BINS];
    for (int i = 0; i < PRE_BINS; i++) {
      bads[i] = random.nextInt(5, 30);
      goods[i] = random.nextInt(50, 200) + i;
    }
    return new Counts(goods, bads);
  }

  private static TrainingSet loans() {
    var random = Cases.random(4);
    var bad = new boolean[14_000];
    var columns = new ArrayList<Column>();
    var risk = new double[bad.length];
    for (int c = 0; c < 14; c++) {
      var values = new double[bad.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(20) == 0 ? Double.NaN : random.nextInt(0, 5000) / 100.0;
        risk[i] += Double.isNaN(values[i]) ? 0 : c * values[i] / 5000;
      }
      columns.add(new NumberColumn("v" + c, values));
    }
    for (int i = 0; i < bad.length; i++) {
      bad[i] = random.nextDouble() < risk[i] * risk[i];
    }
    return TrainingSet.of(columns, bad)
        .fold(
            set -> set,
            problems -> {
              throw new IllegalStateException(problems.toString());
            });
  }

  private static List<PlutoTasche.Grade> grades() {
    var grades = new ArrayList<PlutoTasche.Grade>();
    for (int i = 0; i < 10; i++) {
      grades.add(new PlutoTasche.Grade(50, i == 9 ? 1 : 0));
    }
    return grades;
  }

  @Benchmark
  @OperationsPerInvocation(APPLICANTS)
  public void scoreWithReasons(Blackhole hole) {
    for (double[] row : rows) {
      Score score = scorer.score(row);
      hole.consume(score);
    }
  }

  @Benchmark
  public Object binOneShape() {
    return OptimalBinning.of(counts, counts, ascending);
  }

  @Benchmark
  public Object binAutomatically() {
    return OptimalBinning.of(counts, counts, auto);
  }

  @Benchmark
  public double binOneShapeByTheTextbook() {
    return TextbookBinning.ascending(counts, 100, 20);
  }

  @Benchmark
  public Object wholeCardOfStumps() {
    return CardScaling.of(BoostedStumps.fit(loans, StumpRules.USUAL), Scale.USUAL);
  }

  @Benchmark
  public Object wholeClassicalCard() {
    var rules = BinningRules.usual(loans.rows());
    var fit = WoeRegression.fit(loans, rules, WoeRegression.Rules.USUAL);
    return CardScaling.of(fit.model(), Scale.USUAL);
  }

  @Benchmark
  public Object tenGradesOneFactor() {
    return PlutoTasche.of(grades, 0.9, Dependence.oneFactor(0.12));
  }

  @Benchmark
  public Object tenGradesOverFiveYears() {
    return PlutoTasche.of(grades, 0.9, new Dependence(0.12, 5, 0.3));
  }
}
