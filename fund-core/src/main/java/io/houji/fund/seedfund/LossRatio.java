package io.houji.fund.seedfund;

import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;
import static io.houji.fund.outcome.Problem.Code.UNDEFINED;

import io.houji.fund.money.Money;
import io.houji.fund.money.Ratio;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * 全周期亏损率: what a whole fund has lost of what it invested, over its whole life.
 *
 * <pre>
 *   L = max(0, 1 − (proceeds + value) / cost)           0 … 1, exact
 * </pre>
 *
 * <p>There is only this one, for the fund: a project's own loss is no figure of this room, because
 * a single failure is what a seed fund is for. Source: the product's domain brief, section 3.5,
 * after 国办发〔2025〕1号 (evaluate the whole chain and the whole life).
 *
 * @param cost everything invested in projects, above zero
 * @param proceeds everything received from projects so far
 * @param value fair value of what is still held
 */
public record LossRatio(Money cost, Money proceeds, Money value) {

  /** One project's line in the fund's total. */
  public record Line(String project, Money cost, Money proceeds, Money value) {}

  /** Of the fund's totals. Refused: amounts below zero; nothing invested, which has no ratio. */
  public static Outcome<LossRatio> of(Money cost, Money proceeds, Money value) {
    var problems = new ArrayList<Problem>();
    problemsOf(cost, proceeds, value, "", problems);
    if (cost.fen() == 0) {
      problems.add(new Problem(UNDEFINED, "/cost", "nothing invested: no loss ratio"));
    }
    return problems.isEmpty()
        ? Outcome.ok(new LossRatio(cost, proceeds, value))
        : Outcome.rejected(problems);
  }

  /** Of all projects of a fund, gains set against losses. */
  public static Outcome<LossRatio> ofProjects(List<Line> lines) {
    var problems = new ArrayList<Problem>();
    if (lines.isEmpty()) {
      problems.add(new Problem(MISSING, "/projects", "at least one project is needed"));
    }
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      problemsOf(line.cost(), line.proceeds(), line.value(), "/projects/" + i, problems);
    }
    return problems.isEmpty()
        ? of(
            Money.sum(lines.stream().map(Line::cost).toList()),
            Money.sum(lines.stream().map(Line::proceeds).toList()),
            Money.sum(lines.stream().map(Line::value).toList()))
        : Outcome.rejected(problems);
  }

  private static void problemsOf(
      Money cost, Money proceeds, Money value, String at, List<Problem> problems) {
    var names = List.of("/cost", "/proceeds", "/value");
    var amounts = List.of(cost, proceeds, value);
    for (int i = 0; i < names.size(); i++) {
      if (amounts.get(i).isNegative()) {
        problems.add(new Problem(OUT_OF_RANGE, at + names.get(i), "is not negative"));
      }
    }
  }

  /** The money lost; zero for a fund that has not lost. */
  public Money loss() {
    var lost = cost.minus(proceeds).minus(value);
    return lost.isNegative() ? Money.ZERO : lost;
  }

  /** L. */
  public Ratio ratio() {
    return Ratio.of(loss(), cost);
  }
}
