package io.houji.http.imports;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.MilestoneKind;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.ledger.PaperKind;
import io.houji.fund.ledger.RoundStep;
import io.houji.fund.ledger.SeedFact;
import java.time.LocalDate;
import java.util.List;

/** 后续融资, 里程碑 and 尽职材料 of the seed fund's projects. */
final class RoadRows {
  private static final int ROUND = 50;
  private static final int WHAT = 500;
  private static final int REFERENCE = 200;

  private RoadRows() {}

  static List<Fact> followOn(Cells cells, LocalDate positionOn) {
    var project = cells.id("project_id");
    var round = cells.text("round", ROUND);
    var step = cells.term("step", RoundStep.class);
    var opened = cells.day("opened_on");
    var source = cells.term("source", MoneySource.class);
    var from = cells.id("from_fund_id");
    var amount = cells.amount("amount");
    var head = cells.event("fo", project, round, source, from, amount);
    if (head == null
        || project == null
        || round == null
        || step == null
        || source == null
        || amount == null) {
      return List.of();
    }
    return List.of(new SeedFact.FollowOn(head, project, round, step, opened, source, from, amount));
  }

  static List<Fact> milestone(Cells cells, LocalDate positionOn) {
    var project = cells.id("project_id");
    var kind = cells.term("kind", MilestoneKind.class);
    var what = cells.text("what", WHAT);
    var planned = cells.day("planned_for");
    var head = cells.event("ms", project, kind, what);
    if (head == null || project == null || kind == null || what == null) {
      return List.of();
    }
    return List.of(new SeedFact.Milestone(head, project, kind, what, planned));
  }

  static List<Fact> paper(Cells cells, LocalDate positionOn) {
    var project = cells.id("project_id");
    var kind = cells.term("kind", PaperKind.class);
    var reference = cells.text("reference", REFERENCE);
    var head = cells.event("dp", project, kind, reference);
    if (head == null || project == null || kind == null || reference == null) {
      return List.of();
    }
    return List.of(new SeedFact.DiligencePaper(head, project, kind, reference));
  }
}
