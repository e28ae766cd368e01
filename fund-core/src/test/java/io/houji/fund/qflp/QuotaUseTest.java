package io.houji.fund.qflp;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.qflp.ConversionRates.Rate;
import io.houji.fund.qflp.Remittance.Direction;
import io.houji.fund.testing.Cases;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rates and amounts are made up; results by hand. */
class QuotaUseTest {
  private static final LocalDate DAY = LocalDate.of(2025, 3, 3);
  private static final ConversionRates RATES =
      ok(
          ConversionRates.of(
              List.of(
                  new Rate("USD", DAY, new BigDecimal("7.1745")),
                  new Rate("HKD", DAY, new BigDecimal("0.92281")),
                  new Rate("USD", DAY.plusDays(1), new BigDecimal("7.1739")))));

  private static Quota quota(Quota.Counts counts, String usd) {
    return new Quota(counts, Foreign.of("USD", usd), DAY.minusYears(1), "grant 1, made up");
  }

  private static Remittance remit(
      LocalDate on, Direction direction, String currency, String amount) {
    return new Remittance("LP", on, direction, Foreign.of(currency, amount), "reg 1");
  }

  private static List<Commitment> commits(String currency, String amount) {
    return List.of(new Commitment("LP", DAY.minusDays(30), Foreign.of(currency, amount)));
  }

  @Test
  void aRemittanceIsConvertedAtTheRateOfItsDay() {
    var use =
        ok(
            QuotaUse.of(
                quota(Quota.Counts.TOTAL, "5000000"),
                commits("USD", "3000000"),
                List.of(
                    remit(DAY.plusDays(1), Direction.IN, "USD", "500000.33"),
                    remit(DAY, Direction.IN, "USD", "1000000")),
                RATES));
    // 1,000,000 · 7.1745 and 500,000.33 · 7.1739 = 3,586,952.367387, to the fen.
    assertEquals(Money.yuan("7174500.00"), use.converted().get(0).yuan());
    assertEquals(Money.yuan("3586952.37"), use.converted().get(1).yuan());
    assertEquals(Foreign.of("USD", "1500000.33"), use.used());
    assertEquals(Foreign.of("USD", "3499999.67"), use.left());
    assertEquals(Map.of("LP", Foreign.of("USD", "1499999.67")), use.undrawn());
  }

  @Test
  void anotherCurrencyUsesQuotaThroughBothRatesOfItsDay() {
    var use =
        ok(
            QuotaUse.of(
                quota(Quota.Counts.TOTAL, "5000000"),
                commits("HKD", "10000000"),
                List.of(remit(DAY, Direction.IN, "HKD", "7800000")),
                RATES));
    // 7,800,000 · 0.92281 = 7,197,918.00; / 7.1745 = 1,003,264.06...
    assertEquals(Money.yuan("7197918.00"), use.converted().get(0).yuan());
    assertEquals(Foreign.of("USD", "1003264.06"), use.used());
  }

  @Test
  void aMissingRateIsAnErrorAndNoOtherDayStandsIn() {
    var refused =
        QuotaUse.of(
            quota(Quota.Counts.TOTAL, "5000000"),
            commits("HKD", "10000000"),
            List.of(remit(DAY.plusDays(1), Direction.IN, "HKD", "1")),
            RATES);
    assertEquals(List.of("MISSING /remittances/0"), refusals(refused));
    var say = ((Outcome.Rejected<QuotaUse>) refused).problems().get(0).say();
    assertEquals("no conversion rate for HKD on 2025-03-04", say);
    assertTrue(RATES.on("USD", DAY.plusDays(2)).isEmpty());
    assertEquals(BigDecimal.ONE, RATES.on("CNY", DAY).orElseThrow());
  }

  @Test
  void moneyThatWentOutFreesABalanceAndNotATotal() {
    var remittances =
        List.of(
            remit(DAY, Direction.IN, "USD", "1000"),
            remit(DAY.plusDays(1), Direction.OUT, "USD", "400"));
    var total =
        ok(
            QuotaUse.of(
                quota(Quota.Counts.TOTAL, "1000"), commits("USD", "1000"), remittances, RATES));
    var balance =
        ok(
            QuotaUse.of(
                quota(Quota.Counts.BALANCE, "1000"), commits("USD", "1000"), remittances, RATES));
    assertEquals(Foreign.of("USD", "0"), total.left());
    assertEquals(Foreign.of("USD", "400"), balance.left());
  }

  @Test
  void everythingWrongIsNamedAtOnce() {
    var remittances =
        List.of(
            remit(DAY, Direction.IN, "USD", "1001"),
            remit(DAY.plusDays(1), Direction.OUT, "USD", "2000"),
            new Remittance("X", DAY.minusYears(2), Direction.IN, Foreign.of("USD", "-1"), " "),
            remit(DAY, Direction.IN, "HKD", "5"));
    var commitments = new ArrayList<>(commits("USD", "1000"));
    commitments.add(new Commitment("LP", DAY, Foreign.of("USD", "0")));
    assertEquals(
        List.of("OUT_OF_RANGE /commitments/1/amount", "DUPLICATE /commitments/1/investor"),
        refusals(QuotaUse.of(quota(Quota.Counts.TOTAL, "900"), commitments, List.of(), RATES)));
    assertEquals(
        List.of(
            "OUT_OF_RANGE /remittances/2/amount",
            "MISSING /remittances/2/registration",
            "CONTRADICTION /remittances/2/on",
            "UNKNOWN /remittances/2/investor",
            "CONTRADICTION /remittances/0/amount",
            "CONTRADICTION /remittances/0/amount",
            "CONTRADICTION /remittances/3/amount",
            "CONTRADICTION /remittances/1/amount"),
        refusals(
            QuotaUse.of(
                quota(Quota.Counts.TOTAL, "900"), commits("USD", "1000"), remittances, RATES)));
  }

  @Test
  void badRatesAndQuotasDoNotLoad() {
    assertEquals(
        List.of("OUT_OF_RANGE /rates/0/yuan", "DUPLICATE /rates/1"),
        refusals(
            ConversionRates.of(
                List.of(
                    new Rate("USD", DAY, BigDecimal.ZERO), new Rate("USD", DAY, BigDecimal.ONE)))));
    assertThrows(IllegalArgumentException.class, () -> quota(Quota.Counts.TOTAL, "-1"));
    assertThrows(IllegalArgumentException.class, () -> Foreign.of("usd", "1"));
    assertThrows(IllegalArgumentException.class, () -> Foreign.of("USD", "1.001"));
  }

  @Test
  void usedAndLeftAreAlwaysTheLimit() {
    // Domain: up to 20 remittances in, 0.01 to 1,000 dollars each, some of it out again.
    Cases.forAll(
        random -> {
          var remittances = new ArrayList<Remittance>();
          for (int i = random.nextInt(1, 21); i > 0; i--) {
            long cents = random.nextLong(1, 100_000);
            var amount = BigDecimal.valueOf(cents, 2).toPlainString();
            remittances.add(remit(DAY, Direction.IN, "USD", amount));
            if (random.nextBoolean()) {
              remittances.add(remit(DAY.plusDays(1), Direction.OUT, "USD", amount));
            }
          }
          for (var counts : Quota.Counts.values()) {
            var use =
                ok(
                    QuotaUse.of(
                        quota(counts, "20000"), commits("USD", "20000"), remittances, RATES));
            assertEquals(Foreign.of("USD", "20000"), use.used().plus(use.left()));
            assertTrue(use.used().amount().signum() >= 0);
          }
        });
  }
}
