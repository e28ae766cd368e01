package io.houji.fund.performance;

import io.houji.fund.calendar.DayCount;
import io.houji.fund.cashflow.CashFlows;
import java.util.List;

/**
 * Proof that a list of rates is complete (证明): the whole line of x = ln(1 + r) cut into pieces,
 * each with a claim that can be checked by arithmetic at its two ends.
 *
 * <p>With P the present value of what came out, N of what went in, D their mean times (durations,
 * which only fall as x rises) and g = ln P - ln N, the claims are
 *
 * <ul>
 *   <li>{@link Claim#LOWER_TAIL} on (-∞, to]: at x = to, the balance summed from the last flow back
 *       never changes sign. No root, because the number of roots below x is at most the number of
 *       those changes. The last flow outweighing all others is the simplest case.
 *   <li>{@link Claim#UPPER_TAIL} on [from, ∞): the same from the first flow on, at x = from.
 *   <li>{@link Claim#ROOT_FREE}: g has one sign at both ends, and the bounds on its slope, D_N(to)
 *       - D_P(from) to D_N(from) - D_P(to), keep it from reaching zero between.
 *   <li>{@link Claim#ONE_ROOT}: those bounds have one sign, so g is monotone, and g changes sign.
 *   <li>{@link Claim#TOUCH}: no claim. The curve is so near to zero here that double precision
 *       cannot tell a double root from two close ones or none.
 * </ul>
 *
 * <p>Source of the tails: Pólya and Szegő, Problems and Theorems in Analysis, Part V, 80 (the
 * Laplace transform diminishes variation). In the trade's words: where the unrecovered balance
 * never turns, the rate is unique.
 *
 * @param pieces ascending in x, each beginning where the one before ends; empty only when there was
 *     nothing to prove
 */
public record Certificate(List<Piece> pieces) {

  /** What a piece claims. */
  public enum Claim {
    LOWER_TAIL,
    UPPER_TAIL,
    ROOT_FREE,
    ONE_ROOT,
    TOUCH
  }

  /**
   * One piece of the line.
   *
   * @param from lower end in ln(1 + r); -∞ for the lower tail
   * @param to upper end; ∞ for the upper tail
   */
  public record Piece(double from, double to, Claim claim) {}

  public Certificate {
    pieces = List.copyOf(pieces);
  }

  /**
   * Checks the proof for these flows and rates. Trusts nothing that the solver computed: every
   * claim is evaluated again in interval arithmetic rounded outward.
   *
   * @param logRates the rates claimed complete, ascending
   * @return every fault found; empty when the proof holds
   */
  public List<String> verify(CashFlows flows, DayCount dayCount, List<Double> logRates) {
    return CertificateCheck.faults(TimedFlows.of(flows, dayCount), this, logRates);
  }
}
