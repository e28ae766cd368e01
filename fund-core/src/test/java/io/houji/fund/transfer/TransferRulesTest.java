package io.houji.fund.transfer;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.money.Money;
import io.houji.fund.testing.Cases;
import io.houji.fund.transfer.CarrierConversion.Result;
import io.houji.fund.transfer.DeferredLicence.Payment;
import io.houji.fund.transfer.DeferredLicence.Terms;
import io.houji.fund.transfer.InventorsReward.Finding;
import io.houji.fund.transfer.InventorsReward.Way;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransferRulesTest {
  private static final LocalDate EFFECTIVE = LocalDate.of(2025, 3, 1);
  private static final Terms TERMS =
      new Terms(Money.wan(100), new BigDecimal("0.03"), Optional.of("guarantor 1"));

  private static DeferredLicence licence(Optional<LocalDate> income, Payment... payments) {
    return ok(DeferredLicence.of(EFFECTIVE, income, TERMS, List.of(payments)));
  }

  /** Source: the domain's own case. */
  @Test
  void withoutIncomeNothingIsPayableForAYear() {
    assertEquals(LocalDate.of(2026, 3, 1), licence(Optional.empty()).earliestPaymentOn());
  }

  @Test
  void incomeWithinTheYearMakesItPayableEarlier() {
    var income = LocalDate.of(2025, 9, 1);
    assertEquals(income, licence(Optional.of(income)).earliestPaymentOn());
    assertEquals(
        LocalDate.of(2026, 3, 1),
        licence(Optional.of(LocalDate.of(2027, 1, 1))).earliestPaymentOn());
  }

  @Test
  void aPaymentBeforeItsTriggerIsRefused() {
    var early = new Payment(LocalDate.of(2026, 2, 28), Money.wan(1));
    assertEquals(
        List.of("CONTRADICTION /payments/0/on"),
        refusals(DeferredLicence.of(EFFECTIVE, Optional.empty(), TERMS, List.of(early))));
    assertEquals(
        List.of(
            "CONTRADICTION /first_income_on",
            "OUT_OF_RANGE /terms/cap",
            "OUT_OF_RANGE /terms/income_share",
            "OUT_OF_RANGE /payments/0/amount"),
        refusals(
            DeferredLicence.of(
                EFFECTIVE,
                Optional.of(EFFECTIVE.minusDays(1)),
                new Terms(Money.ZERO, new BigDecimal("1.1"), Optional.empty()),
                List.of(new Payment(LocalDate.of(2026, 3, 1), Money.ZERO)))));
    assertEquals(
        List.of("CONTRADICTION /payments"),
        refusals(
            DeferredLicence.of(
                EFFECTIVE,
                Optional.empty(),
                TERMS,
                List.of(new Payment(LocalDate.of(2026, 3, 1), Money.wan(101))))));
  }

  /** By hand: 3% of 2,000 is 60, of which 10 are paid; at most 100 less 10. */
  @Test
  void theContingentLiabilityIsExpectedAndAtMost() {
    var licence = licence(Optional.empty(), new Payment(EFFECTIVE.plusYears(1), Money.wan(10)));
    assertEquals(Money.wan(50), licence.accrued(Money.wan(2_000)));
    assertEquals(Money.wan(90), licence.accrued(Money.wan(9_000)));
    assertEquals(Money.ZERO, licence.accrued(Money.wan(100)));
    assertEquals(Money.wan(90), licence.atMost());
  }

  @Test
  void whatAccruesIsNeverMoreThanWhatIsAtMostOwed() {
    // Domain: income of 0 to 1e12 fen; nothing paid yet.
    Cases.forAll(
        random -> {
          var licence = licence(Optional.empty());
          var income = new Money(random.nextLong(1_000_000_000_000L));
          var more = income.plus(new Money(random.nextLong(1_000_000_000L)));
          assertTrue(licence.accrued(income).compareTo(licence.atMost()) <= 0);
          assertTrue(licence.accrued(income).compareTo(licence.accrued(more)) <= 0);
        });
  }

  @Test
  void halfOfNetIncomeIsTheInventors() {
    var half = ok(InventorsReward.of(Way.NET_INCOME, Money.wan(50), Money.wan(100), false));
    assertEquals(Finding.REACHES_THE_LEGAL_SHARE, half.finding());
    assertEquals(Money.ZERO, half.shortfall());
    var less = Money.wan(50).minus(new Money(1));
    var below = ok(InventorsReward.of(Way.SHARES_OBTAINED, less, Money.wan(100), false));
    assertEquals(Finding.LESS_THAN_THE_LEGAL_SHARE, below.finding());
    assertEquals(new Money(1), below.shortfall());
    var agreed = ok(InventorsReward.of(Way.NET_INCOME, less, Money.wan(100), true));
    assertEquals(Finding.LESS_BY_AGREEMENT, agreed.finding());
  }

  @Test
  void ofOperatingProfitATwentiethIsEnough() {
    var profit = ok(InventorsReward.of(Way.OPERATING_PROFIT, Money.wan(5), Money.wan(100), false));
    assertEquals(Finding.REACHES_THE_LEGAL_SHARE, profit.finding());
  }

  @Test
  void aRewardOfNothingOrOfMoreThanAllIsRefused() {
    assertEquals(
        List.of("OUT_OF_RANGE /reward", "UNDEFINED /base"),
        refusals(InventorsReward.of(Way.NET_INCOME, Money.wan(-1), Money.ZERO, false)));
    assertEquals(
        List.of("CONTRADICTION /reward"),
        refusals(InventorsReward.of(Way.NET_INCOME, Money.wan(2), Money.wan(1), false)));
  }

  @Test
  void carriersConvertByCohortYear() {
    var asOf = LocalDate.of(2026, 4, 10);
    var results =
        List.of(
            result(1, "a", 2024, Optional.of(LocalDate.of(2025, 1, 1))),
            result(2, "b", 2024, Optional.of(LocalDate.of(2026, 5, 1))),
            result(3, "c", 2024, Optional.empty()),
            result(4, "a", 2025, Optional.of(LocalDate.of(2025, 9, 9))),
            result(5, "b", 2025, Optional.empty()));
    var byYear = ok(CarrierConversion.of(results, asOf)).byYear();
    assertEquals(1 / 3.0, byYear.get(2024).orElseThrow().value());
    assertTrue(byYear.get(2025).isEmpty(), "two firms only");
  }

  @Test
  void aTransferBeforeAdmissionIsRefused() {
    var results =
        List.of(
            result(1, "a", 2024, Optional.of(LocalDate.of(2023, 1, 1))),
            result(1, "b", 2024, Optional.empty()));
    assertEquals(
        List.of("CONTRADICTION /results/0/transferred_on", "DUPLICATE /results/1/id"),
        refusals(CarrierConversion.of(results, LocalDate.of(2026, 1, 1))));
  }

  private static Result result(int n, String firm, int year, Optional<LocalDate> transferred) {
    return new Result("R" + n, firm, LocalDate.of(year, 6, 1), transferred);
  }
}
