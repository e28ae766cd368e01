package io.houji.fund.performance;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * A fund against a public index, five ways (公开市场等价).
 *
 * <p>With contributions Cᵢ and distributions Dᵢ at times tᵢ, index levels Iᵢ, the last level I_T on
 * the day of valuation, and residual value V that day:
 *
 * <pre>
 *   FV(C) = Σ Cᵢ I_T / Iᵢ        FV(D) = Σ Dᵢ I_T / Iᵢ
 *
 *   KS-PME        (FV(D) + V) / FV(C)                             above 1: better than the index
 *   LN-PME        rate of  -Cᵢ, Dᵢ  and  FV(C) - FV(D)  at T
 *   PME+          rate of  -Cᵢ, λ Dᵢ  and  V  at T,    λ = (FV(C) - V) / FV(D)
 *   mPME          rate of  -Cᵢ, wᵢ Bᵢ  and  N_T  at T,  Bᵢ = Nᵢ₋₁ Iᵢ / Iᵢ₋₁ + Cᵢ
 *                 wᵢ = Dᵢ / (Dᵢ + NAVᵢ),  Nᵢ = (1 - wᵢ) Bᵢ
 *   Direct Alpha  rate a of  -Cᵢ I_T / Iᵢ, Dᵢ I_T / Iᵢ  and  V  at T;  discrete a, log ln(1 + a)
 * </pre>
 *
 * <p>Sources: Kaplan and Schoar (2005); Long and Nickels (1996); Rouvinez (2003); Cambridge
 * Associates (2013); Gredil, Griffiths and Stucke (2014). Every flow counts, that of the last day
 * too.
 *
 * <p>Unit: KS-PME and λ are ratios, rates are fractions a year (a period on a periodic grid). Rates
 * are compared with the fund's own; a figure without meaning is refused by name.
 *
 * @param ksPme refused when nothing was paid in
 */
public record PublicMarketEquivalent(
    Outcome<Double> ksPme,
    Outcome<LnPme> lnPme,
    Outcome<PmePlus> pmePlus,
    Outcome<ModifiedPme> modifiedPme,
    Outcome<DirectAlpha> directAlpha) {

  /**
   * Long-Nickels: the same flows put into the index.
   *
   * @param nav what the index account is worth in the end; negative when the fund paid out more
   *     than the index could
   * @param irr every rate of the index account
   */
  public record LnPme(double nav, Irr irr) {

    /** The rate to quote; refused when the index account ends overdrawn, or has no single rate. */
    public Outcome<Double> rate() {
      return nav < 0
          ? Outcome.rejected(
              Problem.Code.UNDEFINED,
              "/ln_pme",
              "the index account ends overdrawn at " + nav + ", so its rate has no meaning")
          : irr.only();
    }
  }

  /**
   * Rouvinez: distributions scaled so that the index account ends at the fund's residual value.
   *
   * @param lambda factor on every distribution
   */
  public record PmePlus(double lambda, Irr irr) {

    /** The rate to quote; refused when the factor is negative, or there is no single rate. */
    public Outcome<Double> rate() {
      return lambda < 0
          ? Outcome.rejected(
              Problem.Code.UNDEFINED,
              "/pme_plus",
              "the residual value exceeds all that the index made: factor " + lambda)
          : irr.only();
    }
  }

  /**
   * Cambridge: the index account pays out the same share as the fund did.
   *
   * @param navs worth of the index account after each flow
   */
  public record ModifiedPme(List<Double> navs, Irr irr) {
    public ModifiedPme {
      navs = List.copyOf(navs);
    }

    public Outcome<Double> rate() {
      return irr.only();
    }
  }

  /** Rate of the flows carried to the day of valuation at the index's own growth. */
  public record DirectAlpha(Irr irr) {

    /** Compounded once a year. */
    public Outcome<Double> discrete() {
      return irr.only();
    }

    /** Compounded continuously. */
    public Outcome<Double> log() {
      return irr.only().map(rate -> irr.logRates().get(0));
    }
  }

  /**
   * On a periodic grid, t = 0, 1, 2, ...
   *
   * @param flows investor's sign, one a period
   * @param index level at each time of the grid, above zero; the last is the valuation's
   * @param nav residual value at the last time, after the last flow
   */
  public static PublicMarketEquivalent periodic(double[] flows, double[] index, double nav) {
    return periodic(flows, index, nav, List.of());
  }

  /**
   * The same with the fund's residual value after each flow, which mPME needs.
   *
   * @param navs as many as flows
   */
  public static PublicMarketEquivalent periodic(
      double[] flows, double[] index, double nav, List<Double> navs) {
    if (flows.length != index.length || !(navs.isEmpty() || navs.size() == flows.length)) {
      return refused(
          List.of(
              new Problem(
                  Problem.Code.CONTRADICTION, "", "flows, index and navs must be as many")));
    }
    var steps = new ArrayList<PmeAccount.Step>();
    for (int i = 0; i < flows.length; i++) {
      Outcome<Double> value =
          navs.isEmpty()
              ? Outcome.rejected(Problem.Code.MISSING, "/navs", "no residual value at time " + i)
              : Outcome.ok(navs.get(i));
      steps.add(
          new PmeAccount.Step(i, Math.max(-flows[i], 0), Math.max(flows[i], 0), index[i], value));
    }
    return PmeAccount.of(steps, nav).fold(PmeAccount::equivalents, PublicMarketEquivalent::refused);
  }

  /** Each of the five refused for the same reasons. */
  static PublicMarketEquivalent refused(List<Problem> problems) {
    return new PublicMarketEquivalent(
        Outcome.rejected(problems),
        Outcome.rejected(problems),
        Outcome.rejected(problems),
        Outcome.rejected(problems),
        Outcome.rejected(problems));
  }
}
