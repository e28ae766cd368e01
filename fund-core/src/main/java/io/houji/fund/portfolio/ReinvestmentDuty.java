package io.houji.fund.portfolio;

import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;
import static io.houji.fund.outcome.Problem.Code.UNDEFINED;

import io.houji.fund.money.Money;
import io.houji.fund.money.Ratio;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * 返投比例: a fund's contractual duty to invest locally, tracked as a duty and never as a merit.
 *
 * <pre>
 *   recognised = Σ amountᵢ · factorᵢ         ratio = recognised / public contribution
 * </pre>
 *
 * <p>National policy since January 2025 (国办发〔2025〕1号, point 17) asks to lower or drop this ratio,
 * so {@link #SCORE_WEIGHT} is zero and every score that knows it must use that weight.
 *
 * @param recognisedFen Σ amount · factor in fen, exact, with the decimals of the factors
 * @param publicContribution above zero
 */
public record ReinvestmentDuty(BigDecimal recognisedFen, Money publicContribution) {

  /** The weight of this ratio in any score: a duty is not a merit. */
  public static final int SCORE_WEIGHT = 0;

  /**
   * An investment that a local rule recognises.
   *
   * @param factor how much of it the rule counts, 0 and up; some rules count more than once
   * @param why the rule's reason, such as "moved in"; kept as evidence
   */
  public record Recognised(Money amount, BigDecimal factor, String why) {}

  /** Refused: amounts or factors below zero, a missing reason, no public contribution. */
  public static Outcome<ReinvestmentDuty> of(
      Money publicContribution, List<Recognised> investments) {
    var problems = new ArrayList<Problem>();
    if (publicContribution.fen() <= 0) {
      problems.add(
          new Problem(UNDEFINED, "/public_contribution", "above zero, or there is no ratio"));
    }
    var recognised = BigDecimal.ZERO;
    for (int i = 0; i < investments.size(); i++) {
      var investment = investments.get(i);
      var at = "/investments/" + i;
      if (investment.amount().isNegative()) {
        problems.add(new Problem(OUT_OF_RANGE, at + "/amount", "is not negative"));
      }
      if (investment.factor().signum() < 0) {
        problems.add(new Problem(OUT_OF_RANGE, at + "/factor", "is not negative"));
      }
      if (investment.why().isBlank()) {
        problems.add(new Problem(MISSING, at + "/why", "names the rule that recognises it"));
      }
      var fen = BigDecimal.valueOf(investment.amount().fen());
      recognised = recognised.add(fen.multiply(investment.factor()));
    }
    return problems.isEmpty()
        ? Outcome.ok(new ReinvestmentDuty(recognised, publicContribution))
        : Outcome.rejected(problems);
  }

  public Ratio ratio() {
    return new Ratio(recognisedFen, BigDecimal.valueOf(publicContribution.fen()));
  }

  /** Whether the duty is met; reaching the agreed ratio exactly is enough. */
  public boolean meets(BigDecimal agreed) {
    return ratio().isAtLeast(agreed);
  }
}
