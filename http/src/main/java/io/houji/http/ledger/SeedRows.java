package io.houji.http.ledger;

import io.houji.fund.ledger.CheckpointKind;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.MilestoneKind;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.ledger.PaperKind;
import io.houji.fund.ledger.RoundStep;
import io.houji.fund.ledger.SeedFact;
import io.houji.http.json.Json;
import java.util.List;

/** Rows of the road of seed projects. */
final class SeedRows {
  private SeedRows() {}

  private static final FactRows<SeedFact.Milestone> MILESTONE =
      new FactRows<>(
          "milestone",
          SeedFact.Milestone.class,
          List.of(
              FactRows.column("project_id", SeedFact.Milestone::projectId, Json::text),
              FactRows.column("kind", SeedFact.Milestone::kind, FactRows::term),
              FactRows.column("what", SeedFact.Milestone::what, Json::text),
              FactRows.column("planned_for", SeedFact.Milestone::plannedFor, Json::date)),
          cells ->
              new SeedFact.Milestone(
                  cells.head(),
                  cells.text("project_id"),
                  cells.term("kind", MilestoneKind.class),
                  cells.text("what"),
                  cells.maybeDate("planned_for").orElse(null)));

  private static final FactRows<SeedFact.FollowOn> FOLLOW_ON =
      new FactRows<>(
          "follow_on",
          SeedFact.FollowOn.class,
          List.of(
              FactRows.column("project_id", SeedFact.FollowOn::projectId, Json::text),
              FactRows.column("round", SeedFact.FollowOn::round, Json::text),
              FactRows.column("step", SeedFact.FollowOn::step, FactRows::term),
              FactRows.column("opened_on", SeedFact.FollowOn::openedOn, Json::date),
              FactRows.column("source", SeedFact.FollowOn::source, FactRows::term),
              FactRows.column("from_fund_id", SeedFact.FollowOn::fromFundId, Json::text),
              FactRows.column("amount_fen", SeedFact.FollowOn::amount, FactRows::fen)),
          cells ->
              new SeedFact.FollowOn(
                  cells.head(),
                  cells.text("project_id"),
                  cells.text("round"),
                  cells.term("step", RoundStep.class),
                  cells.maybeDate("opened_on").orElse(null),
                  cells.term("source", MoneySource.class),
                  cells.maybeText("from_fund_id").orElse(null),
                  cells.money("amount_fen")));

  private static final FactRows<SeedFact.DiligencePaper> DILIGENCE_PAPER =
      new FactRows<>(
          "diligence_paper",
          SeedFact.DiligencePaper.class,
          List.of(
              FactRows.column("project_id", SeedFact.DiligencePaper::projectId, Json::text),
              FactRows.column("kind", SeedFact.DiligencePaper::kind, FactRows::term),
              FactRows.column("reference", SeedFact.DiligencePaper::reference, Json::text)),
          cells ->
              new SeedFact.DiligencePaper(
                  cells.head(),
                  cells.text("project_id"),
                  cells.term("kind", PaperKind.class),
                  cells.text("reference")));

  private static final FactRows<SeedFact.Checkpoint> CHECKPOINT =
      new FactRows<>(
          "fund_checkpoint",
          SeedFact.Checkpoint.class,
          List.of(
              FactRows.column("fund_id", SeedFact.Checkpoint::fundId, Json::text),
              FactRows.column("kind", SeedFact.Checkpoint::kind, FactRows::term),
              FactRows.column("reference", SeedFact.Checkpoint::reference, Json::text)),
          cells ->
              new SeedFact.Checkpoint(
                  cells.head(),
                  cells.text("fund_id"),
                  cells.term("kind", CheckpointKind.class),
                  cells.text("reference")));

  static final List<FactRows<? extends Fact>> ALL =
      List.of(MILESTONE, FOLLOW_ON, DILIGENCE_PAPER, CHECKPOINT);
}
