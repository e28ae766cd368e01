package io.houji.fund.transfer;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * 先使用后付费: a licence that is used first and paid later; to a lender a contingent liability of the
 * licensee.
 *
 * <pre>
 *   earliest payment = the earlier of  effective day + 1 year  and  first income from the product
 *   accrued  = min(cap, rate · income so far) − paid, not below zero     expected in debt service
 *   at most  = cap − paid                                                in stress
 * </pre>
 *
 * <p>Source: the provincial guide of 2023-12-29 as summarised in the product's domain brief,
 * section 8. While nothing is earned the year alone decides.
 *
 * @param effectiveOn day the licence takes effect
 * @param firstIncomeOn day of the first income from the product; empty while there is none
 * @param terms what may have to be paid
 * @param payments what was paid, none before the earliest payment day
 */
public record DeferredLicence(
    LocalDate effectiveOn, Optional<LocalDate> firstIncomeOn, Terms terms, List<Payment> payments) {

  /**
   * @param cap the most that is ever paid, above zero
   * @param incomeShare share of the product's income, 0 to 1
   * @param guarantor who pays first when the licensee does not; empty without one
   */
  public record Terms(Money cap, BigDecimal incomeShare, Optional<String> guarantor) {}

  /** Money paid by the licensee, above zero. */
  public record Payment(LocalDate on, Money amount) {}

  /** Refused: income before the licence, a payment before its trigger, more paid than the cap. */
  public static Outcome<DeferredLicence> of(
      LocalDate effectiveOn,
      Optional<LocalDate> firstIncomeOn,
      Terms terms,
      List<Payment> payments) {
    var problems = new ArrayList<Problem>();
    if (firstIncomeOn.filter(day -> day.isBefore(effectiveOn)).isPresent()) {
      problems.add(
          new Problem(CONTRADICTION, "/first_income_on", "is not before the licence takes effect"));
    }
    if (terms.cap().fen() <= 0) {
      problems.add(new Problem(OUT_OF_RANGE, "/terms/cap", "is above zero"));
    }
    var share = terms.incomeShare();
    if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
      problems.add(new Problem(OUT_OF_RANGE, "/terms/income_share", "lies between 0 and 1"));
    }
    var licence = new DeferredLicence(effectiveOn, firstIncomeOn, terms, List.copyOf(payments));
    for (int i = 0; i < payments.size(); i++) {
      licence.check(payments.get(i), "/payments/" + i, problems);
    }
    if (licence.paid().compareTo(terms.cap()) > 0) {
      problems.add(new Problem(CONTRADICTION, "/payments", "exceed the cap"));
    }
    return problems.isEmpty() ? Outcome.ok(licence) : Outcome.rejected(problems);
  }

  private void check(Payment payment, String at, List<Problem> problems) {
    if (payment.amount().fen() <= 0) {
      problems.add(new Problem(OUT_OF_RANGE, at + "/amount", "is above zero"));
    }
    if (payment.on().isBefore(earliestPaymentOn())) {
      problems.add(
          new Problem(
              CONTRADICTION, at + "/on", "nothing is payable before " + earliestPaymentOn()));
    }
  }

  /** The first day on which anything may fall due. */
  public LocalDate earliestPaymentOn() {
    var afterAYear = effectiveOn.plusYears(1);
    return firstIncomeOn.filter(day -> day.isBefore(afterAYear)).orElse(afterAYear);
  }

  public Money paid() {
    return Money.sum(payments.stream().map(Payment::amount).toList());
  }

  /** What the income so far makes payable and is not paid, to the fen, half up. */
  public Money accrued(Money incomeSoFar) {
    var share = incomeSoFar.times(terms.incomeShare(), RoundingMode.HALF_UP);
    var payable = share.compareTo(terms.cap()) > 0 ? terms.cap() : share;
    var open = payable.minus(paid());
    return open.isNegative() ? Money.ZERO : open;
  }

  /** The whole contingent liability: cap less paid. */
  public Money atMost() {
    return terms.cap().minus(paid());
  }
}
