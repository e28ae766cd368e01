package io.houji.fund.snapshot;

import static io.houji.fund.snapshot.PartnershipTest.agreement;
import static io.houji.fund.snapshot.PartnershipTest.books;
import static io.houji.fund.snapshot.PartnershipTest.fund;
import static io.houji.fund.snapshot.PartnershipTest.refused;
import static io.houji.fund.snapshot.PartnershipTest.right;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.houji.fund.ledger.ClawbackBasis;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FeeBase;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.LedgerRules;
import io.houji.fund.ledger.ManagerFee;
import io.houji.fund.ledger.PartnershipFact;
import io.houji.fund.ledger.PayoutOrder;
import io.houji.fund.ledger.QuotaCount;
import io.houji.fund.ledger.RemittanceWay;
import io.houji.fund.ledger.WaterfallKind;
import io.houji.fund.money.Money;
import io.houji.fund.qflp.Foreign;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 境外资金与条款: foreign money at the rates of its days, and agreements that cannot be. */
class ForeignMoneyTest {
  private static Fact.ExchangeRate rate(String on, String yuan) {
    return new Fact.ExchangeRate(
        Head.of("USD-" + on, LocalDate.parse(on)), "USD", new BigDecimal(yuan), null);
  }

  private static PartnershipFact.Remittance sent(String id, String on, String dollars) {
    return new PartnershipFact.Remittance(
        Head.of(id, LocalDate.parse(on)),
        "F",
        "L0",
        RemittanceWay.IN,
        Foreign.of("USD", dollars),
        "FX");
  }

  private static List<Fact> foreign(Fact... more) {
    var facts = new ArrayList<Fact>();
    facts.add(fund("2023-01-01"));
    facts.add(
        new PartnershipFact.ForeignQuota(
            Head.of("Q", LocalDate.parse("2023-01-01")),
            "F",
            QuotaCount.TOTAL,
            Foreign.of("USD", "100"),
            "grant"));
    facts.add(
        new PartnershipFact.ForeignCommitment(
            Head.of("FC", LocalDate.parse("2023-01-01")), "F", "L0", Foreign.of("USD", "80")));
    facts.addAll(List.of(more));
    return facts;
  }

  @Test
  void aRemittanceIsConvertedAtItsOwnDayOrNotAtAll() {
    var used =
        right(
            FundForeign.of(
                books(foreign(rate("2023-05-31", "7.10"), sent("R", "2023-05-31", "30"))), "F"));
    assertEquals(Foreign.of("USD", "70"), used.use().left());
    assertEquals(Money.yuan("213.00"), used.use().converted().get(0).yuan());
    assertEquals(
        List.of("/remittances/S MISSING"),
        refused(
            FundForeign.of(
                books(
                    foreign(
                        rate("2023-05-31", "7.10"),
                        sent("R", "2023-05-31", "30"),
                        sent("S", "2023-06-01", "1"))),
                "F")));
    assertEquals(
        List.of("/remittances/R/amount CONTRADICTION", "/remittances/R/amount CONTRADICTION"),
        refused(
            FundForeign.of(
                books(foreign(rate("2023-05-31", "7.10"), sent("R", "2023-05-31", "101"))), "F")));
    assertEquals(
        List.of("/quota MISSING"),
        refused(FundForeign.of(books(List.of(fund("2020-01-01"))), "F")));
  }

  @Test
  void termsThatCannotBeAreNamedAtOnce() {
    var books = books(List.of(fund("2023-01-01")));
    var wrong =
        new PartnershipFact.Agreement(
            Head.of("A", LocalDate.parse("2022-01-01")),
            "F",
            WaterfallKind.EUROPEAN,
            null,
            new BigDecimal("1.5"),
            new BigDecimal("1.2"),
            new BigDecimal("1.1"),
            PayoutOrder.CAPITAL_FIRST,
            ClawbackBasis.HURDLE_VALUE,
            BigDecimal.ONE,
            new ManagerFee("nowhere", BigDecimal.TEN, FeeBase.PAID_IN, null, BigDecimal.ONE, null));
    var problems =
        LedgerRules.check(books, List.of(wrong)).stream().map(PartnershipTest::written).toList();
    assertEquals(
        List.of(
            "/0/date CONTRADICTION",
            "/0/growth MISSING",
            "/0/floor_multiple CONTRADICTION",
            "/0/preferred OUT_OF_RANGE",
            "/0/carry OUT_OF_RANGE",
            "/0/catch_up OUT_OF_RANGE",
            "/0/clawback CONTRADICTION",
            "/0/management_fee/yearly_rate OUT_OF_RANGE",
            "/0/management_fee/exit_rate MISSING",
            "/0/management_fee/base CONTRADICTION",
            "/0/management_fee/rule UNKNOWN"),
        problems);
  }

  @Test
  void oneFundHasOneAgreementFromOneDayOn() {
    var first = agreement("A", "2023-01-01", WaterfallKind.EUROPEAN, ClawbackBasis.NONE);
    var books = books(List.of(fund("2023-01-01"), first));
    var second = agreement("B", "2023-01-01", WaterfallKind.EUROPEAN, ClawbackBasis.NONE);
    assertEquals(
        List.of("/0/date DUPLICATE"),
        LedgerRules.check(books, List.of(second)).stream().map(PartnershipTest::written).toList());
    assertEquals(List.of(), LedgerRules.check(books, List.of(first)));
  }
}
