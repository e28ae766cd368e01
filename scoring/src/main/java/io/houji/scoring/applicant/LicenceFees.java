package io.houji.scoring.applicant;

import io.houji.fund.money.Money;
import io.houji.fund.transfer.DeferredLicence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a licence that is used first and paid later (先使用后付费) takes from next year's cash.
 *
 * <pre>
 *   expected = min(cap − paid, share · income of the product in the next 12 months)
 *              if anything may fall due within 12 months, else 0
 *   at most  = cap − paid                                              in stress
 * </pre>
 *
 * <p>Terms and earliest payment day: {@link DeferredLicence}. A firm without such a licence says
 * {@code not_applicable} for the cap, and then nothing is due; silence is not that.
 */
final class LicenceFees {
  static final String CAP = "licence_fee_cap";
  static final String EXPECTED = "licence_fees_expected";
  static final String AT_MOST = "licence_fees_at_most";

  private static final List<String> NEEDED =
      List.of(
          "licence_fee_paid",
          "licence_income_share",
          "licence_product_income_12m",
          "licence_effective_on");

  private LicenceFees() {}

  /** The operand of that name in fen. */
  static Reading read(String name, Applicant a) {
    var cap = a.value(CAP);
    if (cap instanceof Value.NotGiven notGiven) {
      return new Reading.NoValue(notGiven.why());
    }
    if (!(cap instanceof Value.Amount most)) {
      return new Reading.Missing(List.of(CAP));
    }
    var missing = NEEDED.stream().filter(f -> !a.value(f).isKnown()).toList();
    if (!missing.isEmpty()) {
      return new Reading.Missing(missing);
    }
    var paid = ((Value.Amount) a.value("licence_fee_paid")).money();
    var left = most.money().minus(paid);
    if (name.equals(AT_MOST)) {
      return new Reading.Exact(left.fen(), 1);
    }
    return new Reading.Exact(expected(a, most.money(), left).fen(), 1);
  }

  private static Money expected(Applicant a, Money cap, Money left) {
    var share = ((Value.Quantity) a.value("licence_income_share")).number();
    var effective = ((Value.Day) a.value("licence_effective_on")).date();
    Optional<LocalDate> income =
        a.value("licence_first_income_on") instanceof Value.Day first
            ? Optional.of(first.date())
            : Optional.empty();
    var terms = new DeferredLicence.Terms(cap, share, Optional.empty());
    var licence = new DeferredLicence(effective, income, terms, List.of());
    if (licence.earliestPaymentOn().isAfter(a.day().plusYears(1))) {
      return Money.ZERO;
    }
    var next = ((Value.Amount) a.value("licence_product_income_12m")).money();
    var due = next.times(share.min(BigDecimal.ONE), java.math.RoundingMode.HALF_UP);
    return due.compareTo(left) > 0 ? left : due;
  }
}
