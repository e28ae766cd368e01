package io.houji.http.imports;

import io.houji.fund.ledger.DayPrecision;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FinancingProduct;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.ProjectStatus;
import java.time.LocalDate;
import java.util.List;

/** 项目台账 and 融资台账: projects of the seed fund with their first round, and financings. */
final class RegisterRows {

  /** Leaves room for what its first round is called. */
  private static final int ID_MAX = 50;

  private static final int NAME = 200;
  private static final int SECTOR = 100;
  private static final int LONGEST_TENOR = 600;

  private RegisterRows() {}

  static List<Fact> project(Cells cells, LocalDate positionOn) {
    var id = cells.id("project_id", ID_MAX);
    var month = cells.month("invest_month");
    var cost = cells.amount("ticket");
    var share = cells.rate("equity");
    var status = cells.term("status", ProjectStatus.class);
    var name = cells.text("name", NAME);
    var fund = cells.id("fund_id");
    var firm = cells.id("firm_id");
    var source = cells.text("source", NAME);
    var sector = cells.text("sector", SECTOR);
    boolean illustrative = cells.illustrative();
    if (id == null || month == null || cost == null || status == null) {
      return List.of();
    }
    var head = new Head(id, month, DayPrecision.MONTH, illustrative);
    var round = new Head(id + "-round-1", month, DayPrecision.MONTH, illustrative);
    return List.of(
        new Fact.Project(head, name, fund, firm, source, sector, status, null),
        new Fact.ProjectRound(round, id, "1", cost, share, null));
  }

  static List<Fact> financing(Cells cells, LocalDate positionOn) {
    var id = cells.id("financing_id");
    var product = cells.term("product", FinancingProduct.class);
    var amount = cells.amount("amount");
    var year = cells.year("start_year");
    var tenor = cells.whole("tenor_months", 1, LONGEST_TENOR);
    var obligors = cells.whole("obligors", 1, Integer.MAX_VALUE);
    var pool = cells.id("pool_id");
    var firm = cells.id("firm_id");
    boolean illustrative = cells.illustrative();
    if (id == null || product == null || amount == null || year == null) {
      return List.of();
    }
    var head = new Head(id, LocalDate.of(year, 1, 1), DayPrecision.YEAR, illustrative);
    return List.of(new Fact.Financing(head, product, firm, amount, tenor, obligors, pool));
  }
}
