package io.houji.fund.performance;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * Multiples of paid-in capital (投资倍数) under one named convention for recallable distributions.
 *
 * <pre>
 *   DPI  = distributed / paid-in             已分配倍数
 *   RVPI = NAV / paid-in                     剩余价值倍数
 *   TVPI = (distributed + NAV) / paid-in     总价值倍数
 *   PIC  = paid-in / commitment              实缴比例
 *   unfunded = commitment - paid-in          未缴, in currency
 * </pre>
 *
 * <p>The conventions differ in what the first two words mean:
 *
 * <pre>
 *   GROSS   paid-in = contributions                distributed = distributions
 *   NETTED  paid-in = contributions - recallable   distributed = distributions - recallable
 * </pre>
 *
 * GROSS is GIPS 2020: capital recalled and reinvested counts again in paid-in. NETTED treats a
 * recallable distribution as a call undone, so that it may be called anew. Neither may be quoted
 * without its name.
 *
 * <p>Unit: ratio, rounded once from exact decimals. Where paid-in is zero or less, NAV is unknown
 * or no commitment is agreed, the figure is refused by name, never 0 or infinite.
 *
 * @param paidIn in the currency of the position
 * @param distributed in the currency of the position
 * @param unfunded in the currency of the position; refused when more was paid in than promised
 */
public record Multiples(
    Convention convention,
    BigDecimal paidIn,
    BigDecimal distributed,
    Outcome<Double> dpi,
    Outcome<Double> rvpi,
    Outcome<Double> tvpi,
    Outcome<Double> pic,
    Outcome<BigDecimal> unfunded) {

  /** How a recallable distribution counts. */
  public enum Convention {
    GROSS("gross"),
    NETTED("netted");

    private final String wireName;

    Convention(String wireName) {
      this.wireName = wireName;
    }

    /** Name in the HTTP contract. */
    public String wireName() {
      return wireName;
    }
  }

  /** Both conventions of one position, each under its name. */
  public record SideBySide(Multiples gross, Multiples netted) {}

  public static SideBySide sideBySide(FundPosition position) {
    return new SideBySide(of(position, Convention.GROSS), of(position, Convention.NETTED));
  }

  public static Multiples of(FundPosition position, Convention convention) {
    var undone = convention == Convention.GROSS ? BigDecimal.ZERO : position.recallable();
    var paidIn = position.contributions().subtract(undone);
    var distributed = position.distributions().subtract(undone);
    var nav = known(position.nav(), "/nav", "no residual value (NAV) is known");
    var commitment = known(position.commitment(), "/commitment", "no commitment is known");
    return new Multiples(
        convention,
        paidIn,
        distributed,
        ratio(distributed, paidIn),
        nav.then(value -> ratio(value, paidIn)),
        nav.then(value -> ratio(distributed.add(value), paidIn)),
        commitment.then(whole -> share(paidIn, whole)),
        commitment.then(whole -> unfunded(whole, paidIn)));
  }

  /**
   * Multiple of invested capital (MOIC, 投资成本倍数) of one or more holdings:
   *
   * <pre>
   *   MOIC = (realised + unrealised) / invested
   * </pre>
   *
   * Gross of fees and carry: invested is what went into firms, not what was called.
   *
   * @param invested cost of the holdings, those written off included
   * @param realised proceeds so far
   * @param unrealised fair value of what is left; null when not valued
   */
  public static Outcome<Double> moic(
      BigDecimal invested, BigDecimal realised, @Nullable BigDecimal unrealised) {
    return known(unrealised, "/unrealised", "no fair value is known")
        .then(
            value ->
                invested.signum() > 0
                    ? Outcome.ok(quotient(realised.add(value), invested))
                    : Outcome.rejected(
                        Problem.Code.UNDEFINED, "/invested", "nothing was invested"));
  }

  private static Outcome<BigDecimal> known(@Nullable BigDecimal value, String where, String say) {
    return value == null ? Outcome.rejected(Problem.Code.MISSING, where, say) : Outcome.ok(value);
  }

  private static Outcome<Double> ratio(BigDecimal amount, BigDecimal paidIn) {
    return paidIn.signum() > 0
        ? Outcome.ok(quotient(amount, paidIn))
        : Outcome.rejected(
            Problem.Code.UNDEFINED,
            "/paid_in",
            "paid-in is " + paidIn.toPlainString() + " under this convention; no ratio to it");
  }

  /** PIC of a negative paid-in (netted below zero) would be a misleading figure. */
  private static Outcome<Double> share(BigDecimal paidIn, BigDecimal commitment) {
    return paidIn.signum() >= 0 ? Outcome.ok(quotient(paidIn, commitment)) : ratio(paidIn, paidIn);
  }

  private static Outcome<BigDecimal> unfunded(BigDecimal commitment, BigDecimal paidIn) {
    var left = commitment.subtract(paidIn);
    return left.signum() >= 0
        ? Outcome.ok(left)
        : Outcome.rejected(
            Problem.Code.CONTRADICTION,
            "/commitment",
            "paid-in exceeds the commitment by " + left.negate().toPlainString());
  }

  private static double quotient(BigDecimal amount, BigDecimal base) {
    return amount.divide(base, MathContext.DECIMAL128).doubleValue();
  }
}
