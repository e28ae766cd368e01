package io.houji.fund.qflp;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;
import static io.houji.fund.outcome.Problem.Code.DUPLICATE;
import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;
import static io.houji.fund.outcome.Problem.Code.UNKNOWN;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.qflp.Remittance.Direction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * 额度使用: what of a QFLP quota is used and what is left.
 *
 * <pre>
 *   renminbi of a remittance = amount · rate(its currency, its day)                 to the fen
 *   quota of a remittance    = amount · rate(its currency) / rate(quota's currency), both of its day
 *   used = Σ in               (TOTAL)          used = Σ in − Σ out, never below zero   (BALANCE)
 *   left = limit − used
 * </pre>
 *
 * <p>Rounded half up per remittance. A remittance on a day without a rate is an error, never
 * converted at another day's. Checked in order of days: quota is not exceeded on any day, nobody
 * remits in more than was committed or out more than came in.
 *
 * @param used in the quota's currency
 * @param left in the quota's currency, not negative
 * @param converted every remittance with its renminbi, in order of days
 * @param undrawn commitment less what came in, by investor, in the currency of origin
 */
public record QuotaUse(
    Foreign used, Foreign left, List<Converted> converted, Map<String, Foreign> undrawn) {

  /**
   * A remittance at its rate.
   *
   * @param rate renminbi for one unit on the day
   * @param ofQuota the amount in the quota's currency
   */
  public record Converted(Remittance remittance, BigDecimal rate, Money yuan, Foreign ofQuota) {}

  /** Everything wrong is named at once; see the class for what is wrong. */
  public static Outcome<QuotaUse> of(
      Quota quota,
      List<Commitment> commitments,
      List<Remittance> remittances,
      ConversionRates rates) {
    return new Count(quota, rates).of(commitments, remittances);
  }

  /** One pass over the remittances with the running totals it needs. */
  private static final class Count {
    private final Quota quota;
    private final ConversionRates rates;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Foreign> undrawn = new TreeMap<>();
    private final Map<String, Foreign> broughtIn = new HashMap<>();
    private final List<Converted> converted = new ArrayList<>();
    private Foreign used;

    Count(Quota quota, ConversionRates rates) {
      this.quota = quota;
      this.rates = rates;
      this.used = Foreign.zero(quota.limit().currency());
    }

    Outcome<QuotaUse> of(List<Commitment> commitments, List<Remittance> remittances) {
      commit(commitments);
      var indices = new ArrayList<Integer>();
      for (int i = 0; i < remittances.size(); i++) {
        indices.add(i);
      }
      indices.sort(Comparator.comparing(i -> remittances.get(i).on()));
      for (int i : indices) {
        take(remittances.get(i), "/remittances/" + i);
      }
      return problems.isEmpty()
          ? Outcome.ok(
              new QuotaUse(used, quota.limit().minus(used), List.copyOf(converted), undrawn))
          : Outcome.rejected(problems);
    }

    private void commit(List<Commitment> commitments) {
      for (int i = 0; i < commitments.size(); i++) {
        var commitment = commitments.get(i);
        var at = "/commitments/" + i;
        if (commitment.amount().amount().signum() <= 0) {
          problems.add(new Problem(OUT_OF_RANGE, at + "/amount", "is above zero"));
        }
        if (undrawn.put(commitment.investor(), commitment.amount()) != null) {
          problems.add(new Problem(DUPLICATE, at + "/investor", "commits once"));
        }
        broughtIn.put(commitment.investor(), Foreign.zero(commitment.amount().currency()));
      }
    }

    private void take(Remittance remittance, String at) {
      if (!isPlausible(remittance, at)) {
        return;
      }
      var currency = remittance.amount().currency();
      var rate = rates.on(currency, remittance.on());
      var quotaRate = rates.on(quota.limit().currency(), remittance.on());
      if (rate.isEmpty()) {
        problems.add(missing(currency, remittance, at));
      }
      if (quotaRate.isEmpty() && !currency.equals(quota.limit().currency())) {
        problems.add(missing(quota.limit().currency(), remittance, at));
      }
      if (rate.isPresent() && quotaRate.isPresent()) {
        count(convert(remittance, rate.get(), quotaRate.get()), at);
      }
    }

    private static Problem missing(String currency, Remittance remittance, String at) {
      return new Problem(
          MISSING, at, "no conversion rate for " + currency + " on " + remittance.on());
    }

    private boolean isPlausible(Remittance remittance, String at) {
      int before = problems.size();
      if (remittance.amount().amount().signum() <= 0) {
        problems.add(new Problem(OUT_OF_RANGE, at + "/amount", "is above zero"));
      }
      if (remittance.registration().isBlank()) {
        problems.add(
            new Problem(MISSING, at + "/registration", "names the foreign-exchange registration"));
      }
      if (remittance.on().isBefore(quota.from())) {
        problems.add(new Problem(CONTRADICTION, at + "/on", "is before the quota was granted"));
      }
      var committed = undrawn.get(remittance.investor());
      if (committed == null) {
        problems.add(new Problem(UNKNOWN, at + "/investor", "has not committed"));
      } else if (!committed.currency().equals(remittance.amount().currency())) {
        problems.add(
            new Problem(
                CONTRADICTION,
                at + "/amount",
                "is in another currency than the commitment, " + committed.currency()));
      }
      return problems.size() == before;
    }

    private Converted convert(Remittance remittance, BigDecimal rate, BigDecimal quotaRate) {
      var yuan = remittance.amount().amount().multiply(rate);
      return new Converted(
          remittance,
          rate,
          Money.yuan(yuan.setScale(2, RoundingMode.HALF_UP)),
          new Foreign(quota.limit().currency(), yuan.divide(quotaRate, 2, RoundingMode.HALF_UP)));
    }

    private void count(Converted each, String at) {
      converted.add(each);
      var investor = each.remittance().investor();
      var amount = each.remittance().amount();
      if (each.remittance().direction() == Direction.IN) {
        var left = undrawn.merge(investor, amount, Foreign::minus);
        broughtIn.merge(investor, amount, Foreign::plus);
        used = used.plus(each.ofQuota());
        if (left.amount().signum() < 0) {
          problems.add(
              new Problem(CONTRADICTION, at + "/amount", "remits in more than was committed"));
        }
        if (used.amount().compareTo(quota.limit().amount()) > 0) {
          problems.add(
              new Problem(CONTRADICTION, at + "/amount", "exceeds the quota: " + used + " used"));
        }
        return;
      }
      var left = broughtIn.merge(investor, amount, Foreign::minus);
      if (left.amount().signum() < 0) {
        problems.add(new Problem(CONTRADICTION, at + "/amount", "remits out more than came in"));
      }
      if (quota.counts() == Quota.Counts.BALANCE) {
        var freed = used.minus(each.ofQuota());
        used = freed.amount().signum() < 0 ? Foreign.zero(freed.currency()) : freed;
      }
    }
  }
}
