package io.houji.fund.snapshot;

import io.houji.fund.cashflow.CashFlow;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.pacing.BackTest;
import io.houji.fund.pacing.Frequency;
import io.houji.fund.pacing.History;
import io.houji.fund.pacing.PacingFit;
import io.houji.fund.pacing.ScenarioBands;
import io.houji.fund.pacing.TakahashiAlexander;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 基金节奏预测: calls, distributions and value of one fund to the end of its life, from the state that it
 * reports, with parameters fitted to its own history, by calendar quarters in yuan.
 *
 * <p>The first period is the quarter of the first call; history ends with the last quarter that a
 * statement covers; values between statements are carried by the flows. A planning model: by
 * Chinese law no promise to investors.
 *
 * @param firstQuarter first day of period 1
 * @param history by quarter
 * @param fit growth, bow and rates of contribution
 * @param plan quarters from now to the end of life
 * @param bands 10 %, 50 % and 90 % of {@value #SCENARIOS} scenarios from a fixed seed
 * @param backTest what the same model, a year earlier, said of the year that has passed since
 */
public record FundPacing(
    LocalDate firstQuarter,
    History history,
    TakahashiAlexander.State state,
    PacingFit fit,
    List<TakahashiAlexander.Row> plan,
    Outcome<ScenarioBands> bands,
    Outcome<BackTest> backTest) {
  private static final int SCENARIOS = 1_000;
  private static final ScenarioBands.Draw DRAW =
      new ScenarioBands.Draw(20260410, SCENARIOS, 0.2, 0.2, 0.2, List.of(0.1, 0.5, 0.9));

  public FundPacing {
    plan = List.copyOf(plan);
  }

  /** Refused: no call or statement yet, no commitment or term stated, nothing to fit. */
  public static Outcome<FundPacing> of(FundPerformance performance) {
    var figures = performance.figures();
    var problems = new ArrayList<Problem>();
    int life = life(figures);
    if (life <= 0) {
      problems.add(
          new Problem(
              Problem.Code.MISSING, "/life", "the fund does not state its term in whole years"));
    }
    double committed = figures.totals().committed().toYuan();
    if (committed <= 0) {
      problems.add(new Problem(Problem.Code.MISSING, "/commitment", "nothing is committed"));
    }
    problems.addAll(performance.account().fold(found -> List.of(), wrong -> wrong));
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var setting = PacingFit.Setting.usual(committed, life);
    return performance.account().then(account -> of(account, setting));
  }

  private static Outcome<FundPacing> of(FundAccount account, PacingFit.Setting setting) {
    var first = quarter(account.flows().firstDate());
    var history = history(account, first);
    var state = history.stateAfter(history.periods().size());
    return PacingFit.of(setting, history)
        .then(
            fit ->
                TakahashiAlexander.of(fit.terms(), state, history.frequency())
                    .map(
                        plan ->
                            new FundPacing(
                                first,
                                history,
                                state,
                                fit,
                                plan,
                                ScenarioBands.of(fit.terms(), state, history.frequency(), DRAW),
                                BackTest.lastYear(setting, history))));
  }

  private static History history(FundAccount account, LocalDate first) {
    var periods = new ArrayList<History.Period>();
    for (var from = first; ; from = from.plusMonths(3)) {
      var next = from.plusMonths(3);
      if (next.minusDays(1).isAfter(account.statedOn())) {
        return new History(Frequency.QUARTERLY, periods);
      }
      double contribution = 0;
      double distribution = 0;
      for (CashFlow flow : account.flows().toList()) {
        if (!flow.date().isBefore(from) && flow.date().isBefore(next)) {
          contribution += Math.max(-flow.amount(), 0);
          distribution += Math.max(flow.amount(), 0);
        }
      }
      periods.add(
          new History.Period(contribution, distribution, account.valueOn(next.minusDays(1))));
    }
  }

  private static LocalDate quarter(LocalDate day) {
    return day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
  }

  /** First day of a period, counted from 1. */
  public LocalDate quarterOf(int period) {
    return firstQuarter.plusMonths(3L * (period - 1));
  }

  private static int life(FundFigures figures) {
    var fund = figures.fund();
    var invest = whole(fund.investYears());
    var exit = whole(fund.exitYears());
    return invest.isPresent() && exit.isPresent() ? invest.get() + exit.get() : 0;
  }

  private static Optional<Integer> whole(@Nullable BigDecimal years) {
    return Optional.ofNullable(years)
        .filter(stated -> stated.stripTrailingZeros().scale() <= 0)
        .map(BigDecimal::intValueExact);
  }
}
