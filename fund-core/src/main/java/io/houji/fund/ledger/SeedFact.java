package io.houji.fund.ledger;

import io.houji.fund.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Facts of the road of a seed project beyond its rounds. {@code null} means "not stated". */
public sealed interface SeedFact extends Fact {
  /**
   * 里程碑: something a project reached on a day.
   *
   * @param plannedFor the day for which it had been planned
   */
  record Milestone(
      Head head, String projectId, MilestoneKind kind, String what, @Nullable LocalDate plannedFor)
      implements SeedFact {}

  /**
   * 后续融资: money of others in a round of a project, dated by the closing of the round.
   *
   * @param openedOn first day of the round; not stated counts as its last
   * @param fromFundId the fund of the cluster that invests, where the money is of one
   */
  record FollowOn(
      Head head,
      String projectId,
      String round,
      RoundStep step,
      @Nullable LocalDate openedOn,
      MoneySource source,
      @Nullable String fromFundId,
      Money amount)
      implements SeedFact {}

  /**
   * 尽职材料: a paper of a project's due-diligence file.
   *
   * @param reference number or title of the paper where it is kept
   */
  record DiligencePaper(Head head, String projectId, PaperKind kind, String reference)
      implements SeedFact {}

  /**
   * 评价节点: a day on which a fund is judged over its whole life, or a step of the exemption
   * procedure.
   */
  record Checkpoint(Head head, String fundId, CheckpointKind kind, String reference)
      implements SeedFact {}
}
