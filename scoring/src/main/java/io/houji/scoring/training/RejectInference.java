package io.houji.scoring.training;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.scoring.scorecard.Scorecard;
import io.houji.scoring.scorecard.Scorer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Guesses what rejected applicants would have become, and says so (拒绝推断).
 *
 * <p>Parcelling: a card of the accepted gives each reject a PD; {@code uplift} times that is how
 * many bads it stands for, at most one. Rejects are walked from the best to the worst PD and one is
 * called bad each time the running sum passes a whole number; so every stretch of PDs has its share
 * of bads and no chance is involved. Then a card of both is trained.
 *
 * <p>The outcomes so made are guesses. The card carries them in {@link
 * CardTraining.Trained#guesses} and there is no way to have the card without. Figures of its
 * quality must come from accepted applicants only.
 */
public final class RejectInference {
  public static final double UPLIFT_MAX = 10;

  private RejectInference() {}

  /**
   * Trains on accepted applicants and guesses.
   *
   * @param rejected the same variables of applicants that got no loan
   * @param uplift how much worse a reject is than an accepted applicant of the same score, from 1
   *     to {@link #UPLIFT_MAX}: a judgement that no data can confirm
   */
  public static Outcome<CardTraining.Trained> train(
      TrainingSet accepted, List<Column> rejected, double uplift, CardTraining.Rules rules) {
    var problems = problems(accepted, rejected, uplift);
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    return CardTraining.of(accepted, rules.uncalibrated())
        .then(
            known -> {
              boolean[] bad = guess(known.card(), rejected, uplift);
              return both(accepted, rejected, bad)
                  .then(set -> CardTraining.of(set, rules))
                  .map(trained -> trained.guessing(label(bad, uplift)));
            });
  }

  private static List<Problem> problems(
      TrainingSet accepted, List<Column> rejected, double uplift) {
    var problems = new ArrayList<Problem>();
    if (!(uplift >= 1 && uplift <= UPLIFT_MAX)) {
      var say = "a factor from 1 to " + UPLIFT_MAX;
      problems.add(new Problem(Problem.Code.OUT_OF_RANGE, "/uplift", say));
    }
    for (var column : accepted.columns()) {
      boolean same =
          rejected.stream()
              .anyMatch(c -> c.name().equals(column.name()) && c.getClass() == column.getClass());
      if (!same) {
        var say = "the same variable of the same kind for accepted and rejected";
        problems.add(new Problem(Problem.Code.MISSING, "/rejected/" + column.name(), say));
      }
    }
    return problems;
  }

  private static boolean[] guess(Scorecard card, List<Column> rejected, double uplift) {
    var scorer = new Scorer(card);
    double[] pds =
        java.util.Arrays.stream(Rows.of(card, rejected))
            .mapToDouble(row -> card.pd(scorer.points(row)))
            .toArray();
    int[] order =
        IntStream.range(0, pds.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pds[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    var bad = new boolean[pds.length];
    double sum = 0.5;
    for (int i : order) {
      double before = StrictMath.floor(sum);
      sum += Math.min(1, uplift * pds[i]);
      bad[i] = StrictMath.floor(sum) > before;
    }
    return bad;
  }

  private static Outcome<TrainingSet> both(
      TrainingSet accepted, List<Column> rejected, boolean[] guessed) {
    var columns = new ArrayList<Column>();
    for (var column : accepted.columns()) {
      var more =
          rejected.stream().filter(c -> c.name().equals(column.name())).findFirst().orElseThrow();
      columns.add(Rows.joined(column, more));
    }
    var bad = java.util.Arrays.copyOf(accepted.outcomes(), accepted.rows() + guessed.length);
    System.arraycopy(guessed, 0, bad, accepted.rows(), guessed.length);
    return TrainingSet.of(columns, bad);
  }

  private static String label(boolean[] guessed, double uplift) {
    long bads = IntStream.range(0, guessed.length).filter(i -> guessed[i]).count();
    return String.format(
        Locale.ROOT,
        "reject inference: outcomes of %d rejected applicants are guessed, %d of them bad"
            + " (parcelling, uplift %.2f)",
        guessed.length,
        bads,
        uplift);
  }
}
