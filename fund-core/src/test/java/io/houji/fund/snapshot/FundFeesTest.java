package io.houji.fund.snapshot;

import static io.houji.fund.snapshot.PartnershipTest.agreement;
import static io.houji.fund.snapshot.PartnershipTest.books;
import static io.houji.fund.snapshot.PartnershipTest.flow;
import static io.houji.fund.snapshot.PartnershipTest.fund;
import static io.houji.fund.snapshot.PartnershipTest.right;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.houji.fund.ledger.ClawbackBasis;
import io.houji.fund.ledger.Facts;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.ledger.WaterfallKind;
import io.houji.fund.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 应计管理费 of a stored fund. */
class FundFeesTest {
  /** 2 % of what is paid in for the first four years, then 1 % of what is held; half held back. */
  @Test
  void theFeeFollowsStageAndBase() {
    var fund = fund("2021-01-01");
    var books =
        books(
            List.of(
                fund,
                agreement("A", "2021-01-01", WaterfallKind.EUROPEAN, ClawbackBasis.NONE),
                Facts.commitment("C", "F", MoneySource.MARKET, 2_000),
                flow("c", "2021-01-01", FlowKind.CAPITAL_CALL, Money.wan(1_000), null),
                flow("i", "2021-02-01", FlowKind.INVESTMENT, Money.wan(800), null),
                flow("f", "2021-02-01", FlowKind.FEE, Money.wan(20), null)));
    var fees = right(FundFees.of(books, fund));
    assertEquals(6, fees.years().size());
    assertEquals(Money.wan(20), fees.years().get(0).fee());
    assertEquals(Money.wan(8), fees.years().get(4).fee());
    assertEquals(Money.wan(10), fees.years().get(0).heldBack());
    long days =
        ChronoUnit.DAYS.between(LocalDate.parse("2026-01-01"), PartnershipTest.DAY.plusDays(1));
    var part =
        Money.wan(8)
            .times(
                BigDecimal.valueOf(days).divide(BigDecimal.valueOf(365), 20, RoundingMode.HALF_UP),
                RoundingMode.HALF_UP);
    assertEquals(part, fees.years().get(5).fee());
    assertEquals(Money.wan(20), fees.recorded());
  }
}
