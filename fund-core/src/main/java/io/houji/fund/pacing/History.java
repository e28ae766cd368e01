package io.houji.fund.pacing;

import io.houji.fund.outcome.Problem;
import io.houji.fund.pacing.TakahashiAlexander.State;
import java.util.ArrayList;
import java.util.List;

/**
 * What a fund called, paid and was worth in each period since it began.
 *
 * @param periods the first is the fund's first
 */
public record History(Frequency frequency, List<Period> periods) {

  /** Contribution and distribution of the period, net asset value at its end; none negative. */
  public record Period(double contribution, double distribution, double nav) {}

  public History {
    periods = List.copyOf(periods);
  }

  /** Up to a period, without it. */
  public History before(int period) {
    return new History(frequency, periods.subList(0, period));
  }

  /** Where the fund stands after {@code count} periods. */
  public State stateAfter(int count) {
    double paidIn = 0;
    for (var period : periods.subList(0, count)) {
      paidIn += period.contribution();
    }
    return new State(count, paidIn, count == 0 ? 0 : periods.get(count - 1).nav());
  }

  List<Problem> problems(double commitment) {
    var found = new ArrayList<Problem>();
    double paidIn = 0;
    for (int i = 0; i < periods.size(); i++) {
      var period = periods.get(i);
      var where = "/history/" + i;
      amount(found, where + "/contribution", period.contribution());
      amount(found, where + "/distribution", period.distribution());
      amount(found, where + "/nav", period.nav());
      paidIn += period.contribution();
      if (paidIn > commitment * (1 + 1e-12)) {
        found.add(
            new Problem(
                Problem.Code.CONTRADICTION,
                where + "/contribution",
                "more is paid in than was committed"));
      }
    }
    return found;
  }

  private static void amount(List<Problem> found, String where, double value) {
    boolean holds = value >= 0 && value <= PacingTerms.AMOUNT_MAX;
    PacingTerms.check(found, holds, where, "from 0 to 1e15");
  }
}
