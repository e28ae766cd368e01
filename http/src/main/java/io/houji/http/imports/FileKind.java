package io.houji.http.imports;

import static io.houji.http.imports.Column.may;
import static io.houji.http.imports.Column.mayMoney;
import static io.houji.http.imports.Column.money;
import static io.houji.http.imports.Column.must;
import static io.houji.http.imports.Column.rate;

import io.houji.fund.ledger.Fact;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * The kinds of file that fund offices send, each a table of columns and a reading of its rows. In
 * the order in which several files are recorded, so that names come before their use.
 */
public enum FileKind {
  FUNDS(
      FundRows::read,
      must("fund_id", "基金代码", "基金编号"),
      may("name", "基金名称"),
      must("kind", "基金类型"),
      may("amac_type", "中基协类型"),
      must("layer", "层级"),
      must("vintage", "设立年份"),
      may("invest_years", "投资期"),
      may("exit_years", "退出期"),
      may("sector", "投向"),
      money("committed", "认缴规模"),
      money("fiscal_or_fof_committed", "财政及母基金认缴"),
      money("from_cluster_fof", "其中:集群内母基金出资"),
      mayMoney("paid_in", "实缴规模"),
      mayMoney("invested", "已投金额"),
      may("manager", "管理人"),
      may("note", "备注"),
      may("label", "标识")),
  FIRMS(
      NameRows::firm,
      must("firm_id", "企业编号"),
      must("name", "企业名称"),
      may("social_credit_code", "统一社会信用代码"),
      may("sector", "领域"),
      may("founded_on", "成立日期"),
      may("place", "注册地"),
      must("since", "起始日"),
      may("label", "标识")),
  INVESTORS(
      NameRows::investor,
      must("investor_id", "出资人编号"),
      must("name", "出资人名称"),
      must("source", "资金来源"),
      may("fund_id", "基金代码"),
      must("since", "起始日"),
      may("label", "标识")),
  PROJECTS(
      RegisterRows::project,
      must("project_id", "项目编号"),
      may("name", "项目名称"),
      may("fund_id", "基金代码"),
      may("firm_id", "企业编号"),
      must("invest_month", "投资月份"),
      money("ticket", "投资金额"),
      rate("equity", "持股比例"),
      may("sector", "领域"),
      may("source", "成果来源"),
      must("status", "状态"),
      may("label", "标识")),
  COMMITMENTS(
      EventRows::commitment,
      may("id", "认缴编号"),
      must("fund_id", "基金代码", "基金编号"),
      must("date", "认缴日"),
      must("source", "资金来源"),
      money("amount", "认缴金额"),
      may("investor_id", "出资人编号"),
      may("from_fund_id", "出资母基金代码"),
      may("label", "标识")),
  CASH_FLOWS(
      EventRows::cashFlow,
      may("id", "流水编号"),
      must("fund_id", "基金代码", "基金编号"),
      must("date", "日期"),
      must("kind", "流水类型", "类型"),
      money("amount", "金额"),
      may("investor_id", "出资人编号"),
      may("component", "分配性质"),
      may("recallable", "可循环"),
      may("target_fund_id", "被投基金代码"),
      may("firm_id", "企业编号"),
      may("project_id", "项目编号"),
      may("fee_kind", "费用类型"),
      may("note", "备注"),
      may("label", "标识")),
  VALUATIONS(
      EventRows::valuation,
      may("id", "估值编号"),
      must("fund_id", "基金代码", "基金编号"),
      must("as_of", "估值日"),
      money("value", "公允价值", "估值"),
      must("technique", "估值方法"),
      must("status", "估值状态"),
      may("firm_id", "企业编号"),
      may("project_id", "项目编号"),
      may("round_rights", "轮次权利"),
      may("label", "标识")),
  FINANCINGS(
      RegisterRows::financing,
      must("financing_id", "融资编号"),
      must("product", "产品"),
      money("amount", "金额"),
      must("start_year", "发放年份"),
      may("tenor_months", "期限"),
      may("obligors", "债务人数"),
      may("pool_id", "资产池编号"),
      may("firm_id", "企业编号"),
      may("label", "标识")),
  INDEX_LEVELS(
      NameRows::indexLevel,
      must("index_id", "指数代码"),
      must("date", "日期"),
      must("level", "点位"),
      may("label", "标识")),
  EXCHANGE_RATES(
      NameRows::exchangeRate,
      must("currency", "币种"),
      must("date", "日期"),
      must("yuan_per_unit", "每单位人民币"),
      may("source", "来源"),
      may("label", "标识"));

  /** Facts of one row; {@code positionOn} is the day of balances that state no day. */
  @FunctionalInterface
  interface Reading {
    List<Fact> facts(Cells cells, LocalDate positionOn);
  }

  @SuppressWarnings("ImmutableEnumChecker") // a method reference without state
  private final Reading reading;

  @SuppressWarnings("ImmutableEnumChecker") // List.of of records
  private final List<Column> columns;

  FileKind(Reading reading, Column... columns) {
    this.reading = reading;
    this.columns = List.of(columns);
  }

  /** Its name in the contract. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<Column> columns() {
    return columns;
  }

  List<Fact> facts(Cells cells, LocalDate positionOn) {
    return reading.facts(cells, positionOn);
  }
}
