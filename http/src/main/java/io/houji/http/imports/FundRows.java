package io.houji.http.imports;

import io.houji.fund.ledger.AmacType;
import io.houji.fund.ledger.DayPrecision;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.FundType;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.Layer;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.ledger.Stage;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Problem.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 基金台账: one row is a fund, its commitments by source and its opening balances.
 *
 * <p>fiscal = fiscal_or_fof − from_cluster; cluster_fund = from_cluster; market = committed −
 * fiscal_or_fof. A part of exactly zero is stated to be none and gives no fact.
 */
final class FundRows {

  /** Leaves room for what its commitments and balances are called. */
  private static final int ID_MAX = 40;

  private static final int NAME = 200;
  private static final int LABEL = 100;
  private static final int NOTE = 1_000;

  private FundRows() {}

  static List<Fact> read(Cells cells, LocalDate positionOn) {
    var id = cells.id("fund_id", ID_MAX);
    var label = cells.text("kind", LABEL);
    var amac = cells.term("amac_type", AmacType.class);
    var layer = cells.term("layer", Layer.class);
    var vintage = cells.year("vintage");
    var investYears = cells.years("invest_years");
    var exitYears = cells.years("exit_years");
    var name = cells.text("name", NAME);
    var sector = cells.text("sector", NOTE);
    var manager = cells.text("manager", NAME);
    var note = cells.text("note", NOTE);
    boolean illustrative = cells.illustrative();
    List<Fact> facts = new ArrayList<>();
    if (id == null || label == null || layer == null || vintage == null) {
      return facts;
    }
    var type = type(label);
    var head = new Head(id, LocalDate.of(vintage, 1, 1), DayPrecision.YEAR, illustrative);
    facts.add(
        new Fact.Fund(
            head,
            name == null ? id + " " + label : name,
            type,
            label,
            amac,
            layer,
            vintage,
            investYears,
            exitYears,
            null,
            manager,
            null,
            "CNY",
            sector == null
                ? List.of()
                : Arrays.stream(sector.split("、", -1)).map(String::strip).toList(),
            stage(type),
            label.contains("春种"),
            note));
    commitments(cells, head, facts);
    opening(cells, head, positionOn, facts);
    return facts;
  }

  private static void commitments(Cells cells, Head fund, List<Fact> facts) {
    var committed = cells.amount("committed");
    var fiscalOrFof = cells.money("fiscal_or_fof_committed");
    var cluster = cells.money("from_cluster_fof");
    if (committed == null || fiscalOrFof == null || cluster == null) {
      return;
    }
    if (fiscalOrFof.compareTo(committed) > 0) {
      cells.wrong(
          Code.CONTRADICTION, "fiscal_or_fof_committed", "at most what is committed in all");
    } else if (cluster.compareTo(fiscalOrFof) > 0) {
      cells.wrong(
          Code.CONTRADICTION,
          "from_cluster_fof",
          "at most the fiscal and fund-of-funds commitment");
    } else {
      part(fund, MoneySource.FISCAL, fiscalOrFof.minus(cluster), facts);
      part(fund, MoneySource.CLUSTER_FUND, cluster, facts);
      part(fund, MoneySource.MARKET, committed.minus(fiscalOrFof), facts);
    }
  }

  private static void part(Head fund, MoneySource source, Money amount, List<Fact> facts) {
    if (amount.fen() > 0) {
      var id = fund.id() + "-commitment-" + source.wire().replace('_', '-');
      var head = new Head(id, fund.effectiveOn(), fund.precision(), fund.illustrative());
      facts.add(new Fact.Commitment(head, fund.id(), null, source, null, amount));
    }
  }

  private static void opening(Cells cells, Head fund, LocalDate on, List<Fact> facts) {
    balance(fund, on, FlowKind.CAPITAL_CALL, cells.money("paid_in"), facts);
    balance(fund, on, FlowKind.INVESTMENT, cells.money("invested"), facts);
  }

  private static void balance(
      Head fund, LocalDate on, FlowKind kind, @Nullable Money amount, List<Fact> facts) {
    if (amount != null && amount.fen() > 0) {
      var id = fund.id() + "-opening-" + (kind == FlowKind.INVESTMENT ? "invested" : "paid-in");
      var head = new Head(id, on, DayPrecision.OPENING, fund.illustrative());
      facts.add(
          new Fact.CashFlow(
              head, fund.id(), kind, amount, null, null, false, null, null, null, null, null));
    }
  }

  private static FundType type(String label) {
    if (label.startsWith("上市培育")) {
      return FundType.PRE_LISTING;
    }
    return Arrays.stream(FundType.values())
        .filter(type -> label.startsWith(type.zh()))
        .findFirst()
        .orElse(FundType.OTHER);
  }

  private static @Nullable Stage stage(FundType type) {
    return switch (type) {
      case SEED -> Stage.SEED;
      case ANGEL -> Stage.ANGEL;
      case VENTURE -> Stage.VENTURE;
      case INDUSTRY -> Stage.GROWTH;
      case SECONDARY -> Stage.SECONDARY;
      default -> null;
    };
  }
}
