package io.houji.fund.performance;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.performance.PublicMarketEquivalent.DirectAlpha;
import io.houji.fund.performance.PublicMarketEquivalent.LnPme;
import io.houji.fund.performance.PublicMarketEquivalent.ModifiedPme;
import io.houji.fund.performance.PublicMarketEquivalent.PmePlus;
import java.util.ArrayList;
import java.util.List;

/** The fund's flows with the index beside them; the formulas of {@link PublicMarketEquivalent}. */
final class PmeAccount {

  /**
   * One date.
   *
   * @param years since the first
   * @param contribution 0 or more
   * @param distribution 0 or more
   * @param level of the index
   * @param nav of the fund after the flows, if known
   */
  record Step(
      double years, double contribution, double distribution, double level, Outcome<Double> nav) {}

  private final List<Step> steps;
  private final double nav;
  private final double lastLevel;

  private PmeAccount(List<Step> steps, double nav) {
    this.steps = steps;
    this.nav = nav;
    lastLevel = steps.get(steps.size() - 1).level();
  }

  static Outcome<PmeAccount> of(List<Step> steps, double nav) {
    var problems = new ArrayList<Problem>();
    if (steps.isEmpty()) {
      problems.add(new Problem(Problem.Code.MISSING, "/flows", "at least one flow is needed"));
    }
    if (!(nav >= 0 && nav < Double.POSITIVE_INFINITY)) {
      problems.add(
          new Problem(
              Problem.Code.OUT_OF_RANGE, "/nav", "the residual value must be finite, 0 or more"));
    }
    for (int i = 0; i < steps.size(); i++) {
      double level = steps.get(i).level();
      if (!(level > 0 && level < Double.POSITIVE_INFINITY)) {
        problems.add(
            new Problem(
                Problem.Code.OUT_OF_RANGE, "/index/" + i, "a level is finite and above zero"));
      }
    }
    return problems.isEmpty() ? Outcome.ok(new PmeAccount(steps, nav)) : Outcome.rejected(problems);
  }

  PublicMarketEquivalent equivalents() {
    double contributions = futureValue(true);
    double distributions = futureValue(false);
    return new PublicMarketEquivalent(
        contributions > 0
            ? Outcome.ok((distributions + nav) / contributions)
            : undefined("/ks_pme", "nothing was paid in"),
        Outcome.ok(lnPme(contributions - distributions)),
        distributions > 0
            ? Outcome.ok(pmePlus((contributions - nav) / distributions))
            : undefined("/pme_plus", "nothing was distributed that could be scaled"),
        modifiedPme(),
        Outcome.ok(directAlpha()));
  }

  private static <T> Outcome<T> undefined(String where, String say) {
    return Outcome.rejected(Problem.Code.UNDEFINED, where, say);
  }

  private double futureValue(boolean ofContributions) {
    double sum = 0;
    for (var step : steps) {
      double amount = ofContributions ? step.contribution() : step.distribution();
      sum += amount * (lastLevel / step.level());
    }
    return sum;
  }

  private LnPme lnPme(double indexNav) {
    return new LnPme(indexNav, rate(Step::distribution, indexNav, step -> 1));
  }

  private PmePlus pmePlus(double lambda) {
    return new PmePlus(lambda, rate(step -> lambda * step.distribution(), nav, step -> 1));
  }

  private DirectAlpha directAlpha() {
    return new DirectAlpha(rate(Step::distribution, nav, step -> lastLevel / step.level()));
  }

  /** What a step counts for. */
  private interface OfStep {
    double of(Step step);
  }

  private Irr rate(OfStep paidOut, double lastNav, OfStep growth) {
    int n = steps.size();
    var times = new double[n];
    var amounts = new double[n];
    for (int i = 0; i < n; i++) {
      var step = steps.get(i);
      times[i] = step.years();
      amounts[i] = (paidOut.of(step) - step.contribution()) * growth.of(step);
    }
    amounts[n - 1] += lastNav;
    return Irr.of(TimedFlows.of(times, amounts));
  }

  /** Refused with every date of a distribution that lacks the fund's residual value. */
  private Outcome<ModifiedPme> modifiedPme() {
    var problems = new ArrayList<Problem>();
    var navs = new ArrayList<Double>();
    int n = steps.size();
    var times = new double[n];
    var amounts = new double[n];
    double indexNav = 0;
    double level = steps.get(0).level();
    for (int i = 0; i < n; i++) {
      var step = steps.get(i);
      double before = indexNav * (step.level() / level) + step.contribution();
      double share = 0;
      if (step.distribution() > 0) {
        var fundNav = i == n - 1 ? Outcome.ok(nav) : step.nav();
        share =
            fundNav.fold(
                value -> step.distribution() / (step.distribution() + value),
                missing -> {
                  problems.addAll(missing);
                  return 0.0;
                });
      }
      indexNav = (1 - share) * before;
      level = step.level();
      times[i] = step.years();
      amounts[i] = share * before - step.contribution();
      navs.add(indexNav);
    }
    amounts[n - 1] += indexNav;
    return problems.isEmpty()
        ? Outcome.ok(new ModifiedPme(navs, Irr.of(TimedFlows.of(times, amounts))))
        : Outcome.rejected(problems);
  }
}
