package io.houji.http.imports;

import io.houji.fund.ledger.Component;
import io.houji.fund.ledger.DayPrecision;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FeeKind;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.ledger.Technique;
import io.houji.fund.ledger.ValuationStatus;
import io.houji.fund.outcome.Problem.Code;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** 资金流水, 估值 and 认缴: events of a fund. Without an id the content names the row. */
final class EventRows {

  private static final int TEXT = 500;
  private static final int NAME_BYTES = 12;

  private EventRows() {}

  static List<Fact> cashFlow(Cells cells, LocalDate positionOn) {
    var given = cells.id("id");
    var fund = cells.id("fund_id");
    var day = cells.day("date");
    var kind = cells.term("kind", FlowKind.class);
    var amount = cells.amount("amount");
    var investor = cells.id("investor_id");
    var component = cells.term("component", Component.class);
    boolean recallable = Boolean.TRUE.equals(cells.yes("recallable"));
    var target = cells.id("target_fund_id");
    var firm = cells.id("firm_id");
    var project = cells.id("project_id");
    var fee = cells.term("fee_kind", FeeKind.class);
    var note = cells.text("note", TEXT);
    boolean illustrative = cells.illustrative();
    if (fund == null || day == null || kind == null || amount == null) {
      return List.of();
    }
    boolean outward = kind == FlowKind.INVESTMENT || kind == FlowKind.REALISATION;
    boolean toInvestors = kind == FlowKind.CAPITAL_CALL || kind == FlowKind.DISTRIBUTION;
    boolean back = kind == FlowKind.DISTRIBUTION || kind == FlowKind.REALISATION;
    only(cells, "component", component == null || back);
    only(cells, "recallable", !recallable || kind == FlowKind.DISTRIBUTION);
    only(cells, "fee_kind", fee == null || kind == FlowKind.FEE);
    only(cells, "investor_id", investor == null || toInvestors);
    only(cells, "target_fund_id", target == null || outward);
    boolean dealt = (outward && target == null) || toInvestors;
    only(cells, "firm_id", firm == null || dealt);
    only(cells, "project_id", project == null || (dealt && firm == null));
    only(cells, "target_fund_id", !fund.equals(target));
    var id =
        given == null
            ? named("cf", fund, day, kind, amount, investor, component, target, firm, project, fee)
            : given;
    return List.of(
        new Fact.CashFlow(
            new Head(id, day, DayPrecision.DAY, illustrative),
            fund,
            kind,
            amount,
            investor,
            component,
            recallable,
            target,
            firm,
            project,
            fee,
            note));
  }

  private static void only(Cells cells, String key, boolean fits) {
    if (!fits) {
      cells.wrong(Code.CONTRADICTION, key, "must be empty for this kind of cash flow");
    }
  }

  static List<Fact> valuation(Cells cells, LocalDate positionOn) {
    var given = cells.id("id");
    var fund = cells.id("fund_id");
    var day = cells.day("as_of");
    var value = cells.money("value");
    var technique = cells.term("technique", Technique.class);
    var status = cells.term("status", ValuationStatus.class);
    var firm = cells.id("firm_id");
    var project = cells.id("project_id");
    var rights = cells.text("round_rights", TEXT);
    boolean illustrative = cells.illustrative();
    if (fund == null || day == null || value == null || technique == null || status == null) {
      return List.of();
    }
    if (firm != null && project != null) {
      cells.wrong(Code.CONTRADICTION, "project_id", "a firm or a project, not both");
    }
    if (technique == Technique.FUND_STATEMENT && (firm != null || project != null)) {
      cells.wrong(
          Code.CONTRADICTION,
          "technique",
          "a fund statement values the whole fund: no firm, no project");
    }
    var id = given == null ? named("v", fund, day, firm, project, rights) : given;
    return List.of(
        new Fact.Valuation(
            new Head(id, day, DayPrecision.DAY, illustrative),
            fund,
            firm,
            project,
            value,
            technique,
            status,
            rights));
  }

  static List<Fact> commitment(Cells cells, LocalDate positionOn) {
    var given = cells.id("id");
    var fund = cells.id("fund_id");
    var day = cells.day("date");
    var source = cells.term("source", MoneySource.class);
    var amount = cells.amount("amount");
    var investor = cells.id("investor_id");
    var from = cells.id("from_fund_id");
    boolean illustrative = cells.illustrative();
    if (fund == null || day == null || source == null || amount == null) {
      return List.of();
    }
    if (from != null && (source != MoneySource.CLUSTER_FUND || from.equals(fund))) {
      cells.wrong(
          Code.CONTRADICTION,
          "from_fund_id",
          "another fund, and only where the source is cluster_fund");
    }
    var id = given == null ? named("c", fund, day, source, amount, investor, from) : given;
    return List.of(
        new Fact.Commitment(
            new Head(id, day, DayPrecision.DAY, illustrative),
            fund,
            investor,
            source,
            from,
            amount));
  }

  /** An id made of the content, for rows that have none. */
  static String named(String prefix, @Nullable Object... content) {
    try {
      var text = Arrays.stream(content).map(Objects::toString).toList().toString();
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return prefix + "-" + HexFormat.of().formatHex(hash, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
