package io.houji.scoring.training;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.scoring.scorecard.Scorecard;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a card may leave the workshop (发布检查): not with a variable that the leakage alarm named,
 * and not for applicants unlike those it was made from.
 *
 * <p>There is no way round: a leaking variable is taken out, and a population that moved asks for a
 * new card, or for a person who gives the drifted variable up.
 */
public final class Publication {
  private Publication() {}

  /** The card, or every alarm that stands against it; drift was not looked for. */
  public static Outcome<Scorecard> of(CardTraining.Trained trained) {
    return decide(trained, leaks(trained));
  }

  /** The card, or every alarm that stands against it. */
  public static Outcome<Scorecard> of(CardTraining.Trained trained, DriftAlarm drift) {
    var problems = leaks(trained);
    for (var shift : drift.shifts()) {
      if (trained.card().cellOf(shift.variable()) >= 0) {
        var where = "/drift/" + shift.variable();
        problems.add(new Problem(Problem.Code.CONTRADICTION, where, shift.why()));
      }
    }
    if (drift.aucOldFromNew() >= DriftAlarm.TELLABLE) {
      var say =
          String.format(
              java.util.Locale.ROOT,
              "new applicants can be told from old ones with an AUC of %.3f; from %.2f on the"
                  + " population has moved",
              drift.aucOldFromNew(),
              DriftAlarm.TELLABLE);
      problems.add(new Problem(Problem.Code.CONTRADICTION, "/drift", say));
    }
    return decide(trained, problems);
  }

  private static Outcome<Scorecard> decide(CardTraining.Trained trained, List<Problem> problems) {
    return problems.isEmpty() ? Outcome.ok(trained.card()) : Outcome.rejected(problems);
  }

  private static List<Problem> leaks(CardTraining.Trained trained) {
    var problems = new ArrayList<Problem>();
    for (var leak : trained.leaks()) {
      if (trained.card().cellOf(leak.variable()) >= 0) {
        var where = "/leakage/" + leak.variable();
        var say = String.join("; ", leak.why());
        problems.add(new Problem(Problem.Code.CONTRADICTION, where, say));
      }
    }
    return problems;
  }
}
