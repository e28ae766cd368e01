package io.houji.fund.seedfund;

import io.houji.fund.seedfund.DueDiligenceFile.Paper;
import java.time.LocalDate;
import java.util.Set;
import java.util.SortedMap;

/**
 * 容错: whether a fund's whole-life loss is tolerated.
 *
 * <pre>
 *   before liquidation and outside a whole-life checkpoint       no verdict
 *   L within the rule's limit and the due-diligence file complete  within tolerance
 *   otherwise                                                      procedure to be started
 * </pre>
 *
 * <p>"Procedure to be started" is not guilt: it opens the exemption procedure ({@link
 * ExemptionState}). No verdict depends on any single project or year. Source: the product's domain
 * brief, section 3.5.
 *
 * @param loss the fund's whole-life loss, shown with every verdict and with none
 * @param rule the rule that was in force, with its source
 * @param lossTolerated whether {@code loss} alone is within the rule's limit
 * @param missing papers that are missing, by project
 * @param verdict what follows
 */
public record Tolerance(
    LossRatio loss,
    ToleranceRule rule,
    boolean lossTolerated,
    SortedMap<String, Set<Paper>> missing,
    Verdict verdict) {

  /** When a fund is looked at. */
  public enum Moment {
    /** While it runs: figures, but no verdict. */
    RUNNING,
    /** 全周期评价节点: a checkpoint that looks at the whole life. */
    WHOLE_LIFE_CHECKPOINT,
    /** 清算: at liquidation. */
    LIQUIDATION
  }

  /** What follows from the figures. */
  public enum Verdict {
    NO_VERDICT_YET,
    WITHIN_TOLERANCE,
    PROCEDURE_TO_BE_STARTED
  }

  /**
   * A fund on the day it is looked at.
   *
   * @param fundType as the rules name it
   */
  public record Fund(
      String fundType, Moment moment, LocalDate asOf, LossRatio loss, DueDiligenceFile file) {}

  /** Under a rule that covers the fund's type on its day; {@link ToleranceRules} finds it. */
  static Tolerance under(ToleranceRule rule, Fund fund) {
    boolean tolerated = rule.tolerates(fund.loss());
    var missing = fund.file().missing();
    return new Tolerance(
        fund.loss(),
        rule,
        tolerated,
        missing,
        verdict(fund.moment(), tolerated, missing.isEmpty()));
  }

  private static Verdict verdict(Moment moment, boolean tolerated, boolean complete) {
    if (moment == Moment.RUNNING) {
      return Verdict.NO_VERDICT_YET;
    }
    return tolerated && complete ? Verdict.WITHIN_TOLERANCE : Verdict.PROCEDURE_TO_BE_STARTED;
  }
}
