package io.houji.fund.portfolio;

import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;
import static io.houji.fund.outcome.Problem.Code.UNDEFINED;

import io.houji.fund.money.Money;
import io.houji.fund.money.Ratio;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * 投早投小: the share of investments made at an early stage, by number and by money; the two differ
 * widely because early tickets are small.
 *
 * <pre>
 *   by count = early investments / investments     by amount = Σ early amounts / Σ amounts
 * </pre>
 *
 * <p>Which stages are early is the local rule's and given by the caller.
 */
public record EarlyStageShare(Ratio byCount, Ratio byAmount) {

  /** One investment: its stage as the ledger names it, and the money put in. */
  public record Investment(String stage, Money amount) {}

  /** Refused: no investments, amounts below zero, nothing invested at all, no early stage named. */
  public static Outcome<EarlyStageShare> of(List<Investment> investments, Set<String> early) {
    var problems = new ArrayList<Problem>();
    if (investments.isEmpty()) {
      problems.add(new Problem(MISSING, "/investments", "without investments there is no share"));
    }
    if (early.isEmpty()) {
      problems.add(new Problem(MISSING, "/early_stages", "the rule names its early stages"));
    }
    for (int i = 0; i < investments.size(); i++) {
      if (investments.get(i).amount().isNegative()) {
        problems.add(new Problem(OUT_OF_RANGE, "/investments/" + i + "/amount", "is not negative"));
      }
    }
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var total = Money.sum(investments.stream().map(Investment::amount).toList());
    if (total.fen() == 0) {
      return Outcome.rejected(UNDEFINED, "/investments", "nothing invested: no share by amount");
    }
    var earlyOnes = investments.stream().filter(i -> early.contains(i.stage())).toList();
    var earlyTotal = Money.sum(earlyOnes.stream().map(Investment::amount).toList());
    return Outcome.ok(
        new EarlyStageShare(
            Ratio.of(earlyOnes.size(), investments.size()), Ratio.of(earlyTotal, total)));
  }
}
