package io.houji.fund.waterfall;

import io.houji.fund.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the investors are still owed before carry, on the capital of a fund, a deal or a pool.
 *
 * <p>Balances are exact fractions of a fen. They move only on days with a real call or payment, so
 * a period end between two flows leaves no trace and any split into periods replays to the same
 * fen.
 */
final class HurdleAccount {
  private final Terms terms;
  private BigDecimal capital = BigDecimal.ZERO;
  private BigDecimal preferred = BigDecimal.ZERO;

  /** Preferred return earned so far, paid or not. */
  private BigDecimal earned = BigDecimal.ZERO;

  /** Carry the general partner lacks to hold its share of all profit paid; only with a catch-up. */
  private BigDecimal carryGap = BigDecimal.ZERO;

  /** Future value, at the rate of each closed tier, of calls less payments to the investors. */
  private final BigDecimal[] tierClaims;

  private LocalDate since = LocalDate.MIN;

  HurdleAccount(Terms terms) {
    this.terms = terms;
    tierClaims = new BigDecimal[Math.max(0, terms.carry().tiers().size() - 1)];
    Arrays.fill(tierClaims, BigDecimal.ZERO);
  }

  HurdleAccount copy() {
    var copy = new HurdleAccount(terms);
    copy.add(this);
    copy.since = since;
    return copy;
  }

  BigDecimal capital() {
    return capital;
  }

  BigDecimal preferredOn(LocalDate on) {
    return preferred.add(earnedSince(on));
  }

  BigDecimal earnedOn(LocalDate on) {
    return earned.add(earnedSince(on));
  }

  boolean isEmpty() {
    return capital.signum() == 0 && preferred.signum() == 0;
  }

  void call(LocalDate on, BigDecimal amount) {
    accrueTo(on);
    var onCall = terms.preferred().earnedOnCall(amount);
    capital = capital.add(amount);
    preferred = preferred.add(onCall);
    earned = earned.add(onCall);
    for (int i = 0; i < tierClaims.length; i++) {
      tierClaims[i] = tierClaims[i].add(amount);
    }
  }

  /** Splits cash by the tiers, in order: capital and preferred return, catch-up, carry split. */
  Payout pay(LocalDate on, BigDecimal cash, boolean capitalFirst) {
    accrueTo(on);
    var capitalPaid = cash.min(capital);
    var preferredPaid = cash.subtract(capitalPaid).min(preferred);
    if (!capitalFirst) {
      preferredPaid = cash.min(preferred);
      capitalPaid = cash.subtract(preferredPaid).min(capital);
    }
    capital = capital.subtract(capitalPaid);
    preferred = preferred.subtract(preferredPaid);
    claimLess(capitalPaid.add(preferredPaid));
    var excess = cash.subtract(capitalPaid).subtract(preferredPaid);
    var payout = new Payout(capitalPaid, preferredPaid);
    return terms.carry().catchUp().signum() > 0
        ? withCatchUp(payout, excess)
        : withSplit(payout, excess);
  }

  /**
   * With gap {@code g = c × profit paid - carry paid}, catch-up {@code k} and excess {@code e}, the
   * general partner receives {@code min(k e, g + c e)}: k of each yuan until the gap is closed,
   * then c. No division, so the carry is exact.
   */
  private Payout withCatchUp(Payout payout, BigDecimal excess) {
    var share = terms.carry().share();
    var rate = terms.carry().catchUp();
    var gap = carryGap.add(share.multiply(payout.preferred()));
    var due = gap.add(share.multiply(excess));
    var carry = rate.multiply(excess).min(due);
    carryGap = due.subtract(carry);
    var caughtUp = BigDecimal.ZERO;
    if (gap.signum() > 0) {
      var perYuan = rate.subtract(share);
      caughtUp = perYuan.signum() > 0 ? Exact.divideDown(gap, perYuan).min(excess) : excess;
    }
    return payout.with(excess, caughtUp, carry, rate.multiply(caughtUp).min(carry));
  }

  private Payout withSplit(Payout payout, BigDecimal excess) {
    var carry = BigDecimal.ZERO;
    var left = excess;
    var tiers = terms.carry().tiers();
    for (int i = 0; i < tierClaims.length && left.signum() > 0; i++) {
      var investors = BigDecimal.ONE.subtract(tiers.get(i).generalPartnerShare());
      var cash = Exact.divide(tierClaims[i].max(BigDecimal.ZERO), investors).min(left);
      carry = carry.add(cash.multiply(tiers.get(i).generalPartnerShare()));
      claimLess(cash.multiply(investors));
      left = left.subtract(cash);
    }
    var share =
        tiers.isEmpty() ? terms.carry().share() : tiers.get(tiers.size() - 1).generalPartnerShare();
    carry = carry.add(left.multiply(share));
    claimLess(left.multiply(BigDecimal.ONE.subtract(share)));
    return payout.with(excess, BigDecimal.ZERO, carry, BigDecimal.ZERO);
  }

  /** Takes over another account's balances; both must be on the same terms. */
  void absorb(LocalDate on, HurdleAccount other) {
    accrueTo(on);
    other.accrueTo(on);
    add(other);
  }

  /**
   * Parts in proportion to the weights, for capital that has only been called so far: capital in
   * whole fen, the preferred return exact, with what rounding leaves of it in the last part.
   */
  List<HurdleAccount> split(LocalDate on, long[] weights) {
    accrueTo(on);
    var total = BigDecimal.ZERO;
    for (long weight : weights) {
      total = total.add(BigDecimal.valueOf(weight));
    }
    var capitals = new Money(capital.longValueExact()).split(weights);
    var rest = copy();
    var parts = new ArrayList<HurdleAccount>();
    for (int i = 0; i < weights.length; i++) {
      var part = rest;
      if (i < weights.length - 1) {
        part = share(BigDecimal.valueOf(weights[i]), total);
        rest.remove(part);
      }
      part.capital = BigDecimal.valueOf(capitals[i].fen());
      parts.add(part);
    }
    return parts;
  }

  void clear() {
    capital = BigDecimal.ZERO;
    preferred = BigDecimal.ZERO;
    earned = BigDecimal.ZERO;
    carryGap = BigDecimal.ZERO;
    Arrays.fill(tierClaims, BigDecimal.ZERO);
  }

  private HurdleAccount share(BigDecimal part, BigDecimal whole) {
    var share = copy();
    share.preferred = Exact.divide(preferred.multiply(part), whole);
    share.earned = Exact.divide(earned.multiply(part), whole);
    for (int i = 0; i < tierClaims.length; i++) {
      share.tierClaims[i] = Exact.divide(tierClaims[i].multiply(part), whole);
    }
    return share;
  }

  private void remove(HurdleAccount other) {
    preferred = preferred.subtract(other.preferred);
    earned = earned.subtract(other.earned);
    for (int i = 0; i < tierClaims.length; i++) {
      tierClaims[i] = tierClaims[i].subtract(other.tierClaims[i]);
    }
  }

  private void add(HurdleAccount other) {
    capital = capital.add(other.capital);
    preferred = preferred.add(other.preferred);
    earned = earned.add(other.earned);
    carryGap = carryGap.add(other.carryGap);
    for (int i = 0; i < tierClaims.length; i++) {
      tierClaims[i] = tierClaims[i].add(other.tierClaims[i]);
    }
  }

  private void claimLess(BigDecimal paidToInvestors) {
    for (int i = 0; i < tierClaims.length; i++) {
      tierClaims[i] = tierClaims[i].subtract(paidToInvestors);
    }
  }

  private long daysTo(LocalDate on) {
    return since.equals(LocalDate.MIN) ? 0 : ChronoUnit.DAYS.between(since, on);
  }

  private BigDecimal earnedSince(LocalDate on) {
    return isEmpty()
        ? BigDecimal.ZERO
        : terms.preferred().earnedOver(daysTo(on), capital, preferred);
  }

  private void accrueTo(LocalDate on) {
    long days = daysTo(on);
    since = on;
    if (days == 0) {
      return;
    }
    if (!isEmpty()) {
      var more = terms.preferred().earnedOver(days, capital, preferred);
      preferred = preferred.add(more);
      earned = earned.add(more);
    }
    for (int i = 0; i < tierClaims.length; i++) {
      var growth = Preferred.growth(terms.carry().tiers().get(i).untilRate(), days);
      tierClaims[i] = Exact.round(tierClaims[i].multiply(growth));
    }
  }
}
