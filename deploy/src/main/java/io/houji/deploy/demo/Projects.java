package io.houji.deploy.demo;

import io.houji.fund.ledger.Component;
import io.houji.fund.ledger.DayPrecision;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.ProjectStatus;
import io.houji.fund.ledger.Term;
import io.houji.fund.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The 256 made-up projects of 春种 Chunzhong: one round each, then the status of the list. */
final class Projects {
  private static final LocalDate LATEST_CHANGE = LocalDate.of(2026, 2, 27);
  private final List<Fact> facts;
  private final Firms firms;
  private final Draw draw;

  Projects(List<Fact> facts, Firms firms, Draw draw) {
    this.facts = facts;
    this.firms = firms;
    this.draw = draw;
  }

  /** Writes them with their money into the flows of the seed fund {@code history}. */
  void into(FundHistory history) {
    var halves = history.halves();
    var sums = new Money[halves.size()];
    Arrays.fill(sums, Money.ZERO);
    for (var cells : Rows.of("chunzhong-projects.csv")) {
      var month = LocalDate.parse(cells.get(1) + "-01");
      int half = (month.getYear() - halves.get(0).getYear()) * 2 + (month.getMonthValue() - 1) / 6;
      sums[half] = sums[half].plus(one(cells, month, history.flows()));
    }
    var fed = history.callFor(sums);
    if (Money.sum(fed).fen() != 0) {
      throw new IllegalStateException("the seed fund has no feeder");
    }
  }

  private Money one(List<String> cells, LocalDate month, Flows flows) {
    var id = cells.get(0);
    var ticket = Money.wan(Long.parseLong(cells.get(2)));
    var firm = firms.next("科技", cells.get(4), month);
    var head = new Head(id, month, DayPrecision.MONTH, true);
    facts.add(project(head, firm, cells, ProjectStatus.MANAGED));
    facts.add(
        new Fact.ProjectRound(
            new Head(id + "-R1", month, DayPrecision.MONTH, true),
            id,
            "种子轮",
            ticket,
            new BigDecimal(cells.get(3)).movePointLeft(2),
            null));
    flows.add(new Flows.Line(month, FlowKind.INVESTMENT, ticket).firm(firm).project(id).ofMonth());
    var status = Term.find(ProjectStatus.class, cells.get(6)).orElseThrow();
    var wished = month.plusMonths(9L + draw.below(24)).plusDays(draw.below(27));
    var day = wished.isAfter(LATEST_CHANGE) ? LATEST_CHANGE : wished;
    facts.add(project(DemoHistory.on(id, day), firm, cells, status));
    if (status == ProjectStatus.EXITED) {
      exit(id, firm, ticket, new Exit(day, flows));
    }
    return ticket;
  }

  private record Exit(LocalDate day, Flows flows) {}

  private static void exit(String id, String firm, Money ticket, Exit exit) {
    var gain = ticket.split(1, 1)[0];
    for (var part : List.of(Component.RETURN_OF_CAPITAL, Component.GAIN)) {
      var amount = part == Component.GAIN ? gain : ticket;
      exit.flows.add(
          new Flows.Line(exit.day, FlowKind.REALISATION, amount)
              .as(part, false)
              .firm(firm)
              .project(id));
      exit.flows.add(
          new Flows.Line(exit.day.plusDays(20), FlowKind.DISTRIBUTION, amount).as(part, false));
    }
  }

  private static Fact project(Head head, String firm, List<String> cells, ProjectStatus status) {
    var name = "示例项目" + head.id() + " (ILLUSTRATIVE)";
    return new Fact.Project(
        head, name, "F01", firm, cells.get(5), cells.get(4), status, reason(head, status));
  }

  private static @Nullable String reason(Head head, ProjectStatus status) {
    if (head.precision() == DayPrecision.MONTH) {
      return null;
    }
    return switch (status) {
      case MANAGED -> "投后检查: 继续在管 (ILLUSTRATIVE)";
      case NEXT_ROUND -> "新一轮融资完成 (ILLUSTRATIVE)";
      case IMPAIRED -> "进展落后于计划 (ILLUSTRATIVE)";
      case WRITTEN_OFF -> "项目终止 (ILLUSTRATIVE)";
      case EXITED -> "股权转让完成 (ILLUSTRATIVE)";
    };
  }
}
