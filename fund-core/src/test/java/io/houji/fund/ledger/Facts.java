package io.houji.fund.ledger;

import io.houji.fund.money.Money;
import java.time.LocalDate;
import java.util.List;

/** Short ways to write facts in tests. */
public final class Facts {
  private Facts() {}

  public static Fact.Fund fund(String id, String from) {
    return new Fact.Fund(
        Head.of(id, LocalDate.parse(from)),
        "Fund " + id,
        FundType.VENTURE,
        null,
        null,
        Layer.SUB_FUND,
        LocalDate.parse(from).getYear(),
        null,
        null,
        null,
        null,
        null,
        "CNY",
        List.of("光子"),
        Stage.VENTURE,
        false,
        null);
  }

  public static Fact.Commitment commitment(String id, String fund, MoneySource source, long wan) {
    return new Fact.Commitment(
        Head.of(id, LocalDate.parse("2021-01-01")), fund, null, source, null, Money.wan(wan));
  }

  public static Fact.CashFlow flow(String id, String fund, String on, FlowKind kind, long wan) {
    return new Fact.CashFlow(
        Head.of(id, LocalDate.parse(on)),
        fund,
        kind,
        Money.wan(wan),
        null,
        null,
        false,
        null,
        null,
        null,
        null,
        null);
  }

  public static Fact.Valuation value(String id, String fund, String on, long wan) {
    return new Fact.Valuation(
        Head.of(id, LocalDate.parse(on)),
        fund,
        null,
        null,
        Money.wan(wan),
        Technique.FUND_STATEMENT,
        ValuationStatus.REPORTED,
        null);
  }

  /** A ledger with one commit for each list, an hour apart from 2026-01-01T00:00Z. */
  @SafeVarargs
  public static Ledger ledger(List<? extends Fact>... commits) {
    var ledger = Ledger.EMPTY;
    for (int i = 0; i < commits.length; i++) {
      long seq = i + 1L;
      var at = java.time.Instant.parse("2026-01-01T00:00:00Z").plusSeconds(3600L * i);
      ledger =
          ledger.plus(
              List.of(new Commit(seq, at, "tests", "api", null)),
              commits[i].stream().map(fact -> new Recorded(seq, false, fact)).toList());
    }
    return ledger;
  }
}
