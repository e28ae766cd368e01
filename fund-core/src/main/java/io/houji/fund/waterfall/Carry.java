package io.houji.fund.waterfall;

import java.math.BigDecimal;
import java.util.List;

/**
 * Carried interest (超额收益分成, 业绩报酬): the manager's share of the profit above the hurdle.
 *
 * <p>A hard hurdle leaves the preferred return to the investors for good: carry is a share of what
 * lies above it. A soft hurdle is only a gate: once it is met the general partner catches up,
 * taking the share {@code catchUp} of each further yuan until it holds {@code share} of all profit
 * paid. {@code catchUp} 1 is a full catch-up. A catch-up at or below the share never completes; it
 * then simply goes on.
 *
 * @param share of the profit, 0 to 1
 * @param catchUp general partner's part of each yuan while it catches up, 0 to 1; 0 with a hard
 *     hurdle
 * @param tiers how cash above the preferred return is split instead of by {@code share}; empty in
 *     the plain case
 */
public record Carry(BigDecimal share, Hurdle hurdle, BigDecimal catchUp, List<Tier> tiers) {

  /** What the hurdle means once it is met. */
  public enum Hurdle {
    HARD,
    SOFT
  }

  /**
   * Split that holds until the investors' flows are worth zero at a rate, that is until they have
   * earned it. Judged by future value at the rate, never by solving for an IRR, which may be
   * ambiguous.
   *
   * @param untilRate per year, compounded, act/365f; {@link #OPEN} for the last tier
   * @param generalPartnerShare 0 to 1, below 1 unless the tier is open
   */
  public record Tier(BigDecimal untilRate, BigDecimal generalPartnerShare) {
    /** Marks the last tier, which has no end; below every rate a tier may have. */
    public static final BigDecimal OPEN = BigDecimal.ONE.negate();

    public static Tier until(String rate, String generalPartnerShare) {
      return new Tier(new BigDecimal(rate), new BigDecimal(generalPartnerShare));
    }

    public static Tier beyond(String generalPartnerShare) {
      return new Tier(OPEN, new BigDecimal(generalPartnerShare));
    }

    boolean isOpen() {
      return untilRate.compareTo(OPEN) == 0;
    }
  }

  public Carry {
    tiers = List.copyOf(tiers);
  }

  /** Hard when nothing is caught up, else soft. */
  public static Carry of(String share, String catchUp) {
    var caughtUp = new BigDecimal(catchUp);
    var hurdle = caughtUp.signum() == 0 ? Hurdle.HARD : Hurdle.SOFT;
    return new Carry(new BigDecimal(share), hurdle, caughtUp, List.of());
  }

  /** Tiers above the preferred return, no catch-up; {@code share} is what a clawback allows. */
  public static Carry tiered(String share, Tier... tiers) {
    return new Carry(new BigDecimal(share), Hurdle.HARD, BigDecimal.ZERO, List.of(tiers));
  }
}
