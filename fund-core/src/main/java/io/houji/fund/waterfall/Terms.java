package io.houji.fund.waterfall;

import io.houji.fund.outcome.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Terms of distribution (分配条款) of a fund, as its partnership agreement has them.
 *
 * <p>A value may hold contradictions; {@link Waterfall#of} names all of them at once.
 */
public record Terms(Kind kind, Preferred preferred, Carry carry, Order order, Clawback clawback) {

  /** Over which capital the hurdle is measured. */
  public enum Kind {
    /** Whole fund: all capital paid in so far comes back before any carry. */
    EUROPEAN,
    /** Deal by deal: each deal alone, with its share by cost of the calls for the fund. */
    AMERICAN,
    /**
     * Deal by deal with losses carried forward: all deals that are written off or have paid
     * something, and all calls for the fund, are one pool.
     */
    HYBRID
  }

  /** What cash serves first. */
  public enum Order {
    CAPITAL_FIRST,
    PREFERRED_FIRST
  }

  private static final int DECIMALS_MAX = 12;
  private static final BigDecimal FLOOR_MAX = BigDecimal.TEN;

  /** Capital first, no clawback. */
  public static Terms of(Kind kind, Preferred preferred, Carry carry) {
    return new Terms(kind, preferred, carry, Order.CAPITAL_FIRST, Clawback.NONE);
  }

  public Terms with(Clawback other) {
    return new Terms(kind, preferred, carry, order, other);
  }

  public Terms with(Order other) {
    return new Terms(kind, preferred, carry, other, clawback);
  }

  public Terms with(Preferred other) {
    return new Terms(kind, other, carry, order, clawback);
  }

  /** Every contradiction, by pointer under {@code /terms}; empty when the terms can be used. */
  public List<Problem> problems() {
    var found = new ArrayList<Problem>();
    inUnit(found, "/terms/preferred", preferred.rate());
    inUnit(found, "/terms/carry", carry.share());
    inUnit(found, "/terms/catch_up", carry.catchUp());
    hurdleProblems(found);
    tierProblems(found);
    clawbackProblems(found);
    return List.copyOf(found);
  }

  private void hurdleProblems(List<Problem> found) {
    boolean catchesUp = carry.catchUp().signum() > 0;
    if (!preferred.isHurdle() && preferred.rate().signum() != 0) {
      found.add(contradiction("/terms/preferred", "a rate needs a preferred return to apply to"));
    }
    if (!preferred.isHurdle() && catchesUp) {
      found.add(contradiction("/terms/catch_up", "a catch-up needs a preferred return"));
    }
    if (carry.hurdle() == Carry.Hurdle.HARD && catchesUp) {
      found.add(contradiction("/terms/hurdle", "a hard hurdle has no catch-up"));
    }
    if (carry.hurdle() == Carry.Hurdle.SOFT && !catchesUp) {
      found.add(contradiction("/terms/hurdle", "a soft hurdle needs a catch-up above 0"));
    }
  }

  private void tierProblems(List<Problem> found) {
    var tiers = carry.tiers();
    if (!tiers.isEmpty() && carry.catchUp().signum() != 0) {
      found.add(contradiction("/terms/tiers", "tiers and a catch-up exclude each other"));
    }
    for (int i = 0; i < tiers.size(); i++) {
      var tier = tiers.get(i);
      var where = "/terms/tiers/" + i;
      inUnit(found, where + "/gp", tier.generalPartnerShare());
      if (tier.isOpen() != (i == tiers.size() - 1)) {
        found.add(contradiction(where, "the last tier, and only that, has no end"));
      }
      if (!tier.isOpen()) {
        inUnit(found, where + "/lp_irr_up_to", tier.untilRate());
        if (tier.generalPartnerShare().compareTo(BigDecimal.ONE) == 0) {
          found.add(contradiction(where + "/gp", "a tier that leaves nothing would never end"));
        }
        if (i > 0 && tier.untilRate().compareTo(tiers.get(i - 1).untilRate()) <= 0) {
          found.add(contradiction(where + "/lp_irr_up_to", "tiers have rising rates"));
        }
      }
    }
  }

  private void clawbackProblems(List<Problem> found) {
    var multiple = clawback.floorMultiple();
    if (clawback.basis() != Clawback.Basis.FLOOR) {
      if (multiple.signum() != 0) {
        found.add(contradiction("/terms/clawback/floor_multiple", "only the floor has a multiple"));
      }
    } else if (multiple.signum() <= 0
        || multiple.compareTo(FLOOR_MAX) > 0
        || Math.abs(multiple.scale()) > DECIMALS_MAX) {
      found.add(
          outOfRange(
              "/terms/clawback/floor_multiple", "must be above 0, at most 10, to 12 decimals"));
    }
    if (clawback.basis() == Clawback.Basis.HURDLE_VALUE && !preferred.isHurdle()) {
      found.add(contradiction("/terms/clawback/basis", "there is no hurdle to value it at"));
    }
  }

  private static void inUnit(List<Problem> found, String where, BigDecimal fraction) {
    if (fraction.signum() < 0 || fraction.compareTo(BigDecimal.ONE) > 0) {
      found.add(outOfRange(where, "must be a fraction from 0 to 1"));
    } else if (Math.abs(fraction.scale()) > DECIMALS_MAX) {
      found.add(outOfRange(where, "must have at most 12 decimals"));
    }
  }

  private static Problem outOfRange(String where, String say) {
    return new Problem(Problem.Code.OUT_OF_RANGE, where, say);
  }

  private static Problem contradiction(String where, String say) {
    return new Problem(Problem.Code.CONTRADICTION, where, say);
  }
}
