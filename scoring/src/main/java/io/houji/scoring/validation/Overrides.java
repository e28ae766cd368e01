package io.houji.scoring.validation;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.List;

/**
 * How often people overruled the model, which way, and who was right (人工推翻).
 *
 * @param rate share of all decisions that were overridden
 * @param better share of all decisions made better than the model's grade
 * @param worse share made worse
 * @param badRateKept of firms left at the model's grade and known by now; NaN if none
 * @param badRateBetter of those made better; well above {@code badRateKept} says people were wrong
 * @param badRateWorse of those made worse
 */
public record Overrides(
    double rate,
    double better,
    double worse,
    double badRateKept,
    double badRateBetter,
    double badRateWorse) {

  /** One decision: model grade and final grade, 0 the best, and what became of the firm. */
  public record Decision(int model, int decided, boolean bad) {}

  /** Refused without decisions: a rate of nothing has no value. */
  public static Outcome<Overrides> of(List<Decision> decisions) {
    if (decisions.isEmpty()) {
      return Outcome.rejected(Problem.Code.UNDEFINED, "/decisions", "at least one decision");
    }
    var firms = new double[3];
    var bads = new double[3];
    for (var decision : decisions) {
      int way = decision.decided < decision.model ? 0 : decision.decided > decision.model ? 2 : 1;
      firms[way]++;
      bads[way] += decision.bad ? 1 : 0;
    }
    double n = decisions.size();
    return Outcome.ok(
        new Overrides(
            (firms[0] + firms[2]) / n,
            firms[0] / n,
            firms[2] / n,
            bads[1] / firms[1],
            bads[0] / firms[0],
            bads[2] / firms[2]));
  }
}
