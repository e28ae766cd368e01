package io.houji.fund.seedfund;

import static io.houji.fund.outcome.Problem.Code.DUPLICATE;
import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A fund to be played many times: its tickets, its reserve for follow-ons and the road of its
 * projects.
 *
 * <p>Nothing here is a forecast to be shown to investors, which the rules on private funds forbid;
 * it is for the owner's question how much loss is normal.
 *
 * @param tickets the first investments
 * @param reserve money for follow-ons; when one period wants more than is left, all get the same
 *     share of what they want
 * @param stages in the order of the road, one to eight
 * @param periods life of the fund
 * @param periodsPerYear 1 for years, 4 for quarters
 */
public record OutcomePlan(
    List<Ticket> tickets, Money reserve, List<Stage> stages, int periods, int periodsPerYear) {

  public static final int PERIODS_MAX = 240;
  public static final int STAGES_MAX = 8;
  public static final int TICKETS_MAX = 100_000;

  /** One first investment: its period from the fund's start, and its money. */
  public record Ticket(int period, Money amount) {}

  public OutcomePlan {
    tickets = List.copyOf(tickets);
    stages = List.copyOf(stages);
  }

  /** Itself, or everything that is wrong with it. */
  public Outcome<OutcomePlan> checked() {
    var problems = new ArrayList<Problem>();
    within(periods, PERIODS_MAX, "/periods", problems);
    within(periodsPerYear, 12, "/periods_per_year", problems);
    within(stages.size(), STAGES_MAX, "/stages", problems);
    within(tickets.size(), TICKETS_MAX, "/tickets", problems);
    if (reserve.isNegative()) {
      problems.add(new Problem(OUT_OF_RANGE, "/reserve", "is not negative"));
    }
    for (int i = 0; i < tickets.size(); i++) {
      var ticket = tickets.get(i);
      if (ticket.amount().fen() <= 0) {
        problems.add(new Problem(OUT_OF_RANGE, "/tickets/" + i + "/amount", "is above zero"));
      }
      if (ticket.period() < 0 || ticket.period() >= periods) {
        problems.add(
            new Problem(OUT_OF_RANGE, "/tickets/" + i + "/period", "lies within the fund's life"));
      }
    }
    var names = new HashSet<String>();
    for (int i = 0; i < stages.size(); i++) {
      var at = "/stages/" + i;
      stages.get(i).check(i == 0, i == stages.size() - 1, at, problems);
      if (!names.add(stages.get(i).name())) {
        problems.add(new Problem(DUPLICATE, at + "/name", "each stage has its own name"));
      }
    }
    return problems.isEmpty() ? Outcome.ok(this) : Outcome.rejected(problems);
  }

  private static void within(int value, int max, String where, List<Problem> problems) {
    if (value == 0) {
      problems.add(new Problem(MISSING, where, "at least one is needed"));
    } else if (value < 0 || value > max) {
      problems.add(new Problem(OUT_OF_RANGE, where, "lies between 1 and " + max));
    }
  }
}
