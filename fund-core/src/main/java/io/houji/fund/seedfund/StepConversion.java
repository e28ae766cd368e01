package io.houji.fund.seedfund;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;
import static io.houji.fund.outcome.Problem.Code.DUPLICATE;
import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;
import static io.houji.fund.outcome.Problem.Code.UNDEFINED;

import io.houji.fund.money.Ratio;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * 转化率: the share of firms that came from one step to the next, where only the counts are known, as
 * in published cohorts. {@link Funnel} counts from projects.
 *
 * <pre>
 *   of first = count / count of the first step     of previous = count / count of the step before
 * </pre>
 *
 * @param step the step and how many came at least so far
 * @param ofFirst 1 for the first step; undefined where nobody was at the first
 * @param ofPrevious undefined for the first step and where nobody was at the step before
 */
public record StepConversion(Step step, Outcome<Ratio> ofFirst, Outcome<Ratio> ofPrevious) {

  /** A step in the order of the road, with all that came at least so far; not negative. */
  public record Step(String name, long count) {}

  /** Refused: no steps, two of one name, a count below zero or above that of the step before. */
  public static Outcome<List<StepConversion>> of(List<Step> steps) {
    var problems = problemsOf(steps);
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var conversions = new ArrayList<StepConversion>();
    long first = steps.get(0).count();
    for (int i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      Outcome<Ratio> ofPrevious =
          i == 0
              ? Outcome.rejected(UNDEFINED, "/steps/0", "no step lies before the first")
              : share(step, steps.get(i - 1).count(), "/steps/" + (i - 1));
      conversions.add(new StepConversion(step, share(step, first, "/steps/0"), ofPrevious));
    }
    return Outcome.ok(List.copyOf(conversions));
  }

  private static Outcome<Ratio> share(Step step, long of, String where) {
    return of == 0
        ? Outcome.rejected(UNDEFINED, where + "/count", "nobody came so far: no share")
        : Outcome.ok(Ratio.of(step.count(), of));
  }

  private static List<Problem> problemsOf(List<Step> steps) {
    var problems = new ArrayList<Problem>();
    if (steps.isEmpty()) {
      problems.add(new Problem(MISSING, "/steps", "at least one step is needed"));
    }
    var names = new HashSet<String>();
    for (int i = 0; i < steps.size(); i++) {
      var at = "/steps/" + i;
      if (steps.get(i).count() < 0) {
        problems.add(new Problem(OUT_OF_RANGE, at + "/count", "is not negative"));
      }
      if (i > 0 && steps.get(i).count() > steps.get(i - 1).count()) {
        problems.add(
            new Problem(CONTRADICTION, at + "/count", "is part of those at the step before"));
      }
      if (!names.add(steps.get(i).name())) {
        problems.add(new Problem(DUPLICATE, at + "/step", "each step has its own name"));
      }
    }
    return problems;
  }
}
