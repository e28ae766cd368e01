package io.houji.http.imports;

import static io.houji.http.imports.Column.may;
import static io.houji.http.imports.Column.mayMoney;
import static io.houji.http.imports.Column.money;
import static io.houji.http.imports.Column.must;
import static io.houji.http.imports.Column.mustRate;
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
      may("label", "标识")),
  BROKERS(
      TransferRows::broker,
      must("broker_id", "经纪人编号"),
      must("name", "经纪人姓名", "经纪人名称"),
      may("institution", "所属机构"),
      must("since", "起始日"),
      may("label", "标识")),
  CARRIERS(
      TransferRows::carrier,
      must("carrier_id", "载体编号"),
      must("name", "载体名称"),
      may("level", "载体级别"),
      must("since", "起始日"),
      may("label", "标识")),
  RESULTS(
      TransferRows::result,
      must("result_id", "成果编号"),
      must("name", "成果名称"),
      must("institution", "完成单位"),
      may("field", "领域"),
      must("stage", "所处环节"),
      may("broker_id", "经纪人编号"),
      may("carrier_id", "载体编号"),
      may("admitted_on", "入驻日期"),
      may("firm_id", "企业编号"),
      may("project_id", "项目编号"),
      may("separately_listed", "单列管理"),
      may("title_evaluated", "职称评价"),
      may("horizontal_funds", "横向结余经费"),
      must("since", "起始日"),
      may("label", "标识")),
  TRANSFER_CONTRACTS(
      TransferRows::contract,
      may("id", "合同编号"),
      must("result_id", "成果编号"),
      must("date", "签订日"),
      must("way", "转化方式"),
      may("firm_id", "企业编号"),
      mayMoney("amount", "合同金额"),
      may("registered_on", "登记日"),
      may("register_number", "登记编号"),
      may("reward_base", "奖励基数"),
      mayMoney("reward_of", "奖励基数金额"),
      mayMoney("reward", "奖励金额"),
      may("reward_agreed", "另有约定"),
      may("label", "标识")),
  LICENCES(
      TransferRows::licence,
      may("id", "许可编号"),
      must("result_id", "成果编号"),
      must("firm_id", "企业编号"),
      must("date", "生效日"),
      money("cap", "许可费上限"),
      mustRate("income_share", "收入提成比例"),
      may("guarantor", "担保人"),
      may("label", "标识")),
  LICENCE_FLOWS(
      TransferRows::licenceFlow,
      may("id", "流水编号"),
      must("licence_id", "许可编号"),
      must("date", "日期"),
      must("kind", "流水类型", "类型"),
      money("amount", "金额"),
      may("label", "标识")),
  FOLLOW_ONS(
      RoadRows::followOn,
      may("id", "编号"),
      must("project_id", "项目编号"),
      must("date", "交割日"),
      must("round", "轮次"),
      must("step", "阶段"),
      may("opened_on", "启动日"),
      must("source", "资金来源"),
      may("from_fund_id", "出资基金代码"),
      money("amount", "融资金额"),
      may("label", "标识")),
  MILESTONES(
      RoadRows::milestone,
      may("id", "编号"),
      must("project_id", "项目编号"),
      must("date", "达成日"),
      must("kind", "里程碑类型"),
      must("what", "里程碑内容"),
      may("planned_for", "计划日"),
      may("label", "标识")),
  DILIGENCE_PAPERS(
      RoadRows::paper,
      may("id", "编号"),
      must("project_id", "项目编号"),
      must("date", "归档日"),
      must("kind", "材料类型"),
      must("reference", "档案号"),
      may("label", "标识")),
  PATENTS(
      PoolRows::patent,
      must("patent_id", "专利号"),
      must("title", "专利名称"),
      must("kind", "专利类型"),
      must("filed_on", "申请日"),
      may("unpaid_since", "欠费起始日"),
      may("chain", "产业链"),
      may("firm_id", "企业编号"),
      may("institution", "专利权人"),
      may("result_id", "成果编号"),
      may("core", "核心高价值"),
      may("core_criterion", "认定标准"),
      must("since", "起始日"),
      may("label", "标识")),
  PATENT_EVENTS(
      PoolRows::patentEvent,
      may("id", "编号"),
      must("patent_id", "专利号"),
      must("date", "日期"),
      must("kind", "变动类型"),
      may("party", "当事方"),
      may("register_number", "登记编号"),
      may("label", "标识")),
  NETWORK_NODES(
      PoolRows::node,
      must("node_id", "站点编号"),
      must("name", "站点名称"),
      must("tier", "层级序号"),
      may("tier_name", "层级名称"),
      may("place", "所在地"),
      must("since", "起始日"),
      may("label", "标识")),
  SERVICE_INSTITUTIONS(
      PoolRows::institution,
      must("institution_id", "机构编号"),
      must("name", "机构名称"),
      must("services", "服务内容"),
      must("since", "起始日"),
      may("label", "标识")),
  REFERRALS(
      PoolRows::referral,
      must("referral_id", "转介编号"),
      must("institution_id", "机构编号"),
      must("firm_id", "企业编号"),
      must("service", "服务项目"),
      must("status", "转介状态"),
      may("node_id", "站点编号"),
      must("since", "起始日"),
      may("label", "标识")),
  REPORTED_FIGURES(
      PoolRows::reportedFigure,
      may("id", "编号"),
      must("measure", "指标"),
      must("scope", "范围"),
      must("date", "截止日"),
      must("value", "数值"),
      must("bound", "口径"),
      may("node_id", "站点编号"),
      must("source", "来源"),
      may("label", "标识")),
  AGREEMENTS(
      PartnershipRows::agreement,
      may("id", "条款编号"),
      must("fund_id", "基金代码", "基金编号"),
      must("date", "生效日"),
      must("waterfall", "分配方式"),
      may("growth", "门槛收益计算方式"),
      rate("preferred", "门槛收益率"),
      mustRate("carry", "超额收益分成"),
      may("catch_up", "追补比例"),
      may("order", "分配顺序"),
      must("clawback", "回拨依据"),
      may("floor_multiple", "保底倍数"),
      may("fee_rule", "管理费规则"),
      rate("fee_rate", "管理费率"),
      may("fee_base", "管理费计提基数"),
      may("exit_fee_base", "退出期计提基数"),
      rate("exit_fee_rate", "退出期管理费率"),
      rate("fee_held_back", "考核预留比例"),
      may("label", "标识")),
  FOREIGN_QUOTAS(
      PartnershipRows::quota,
      may("id", "额度编号"),
      must("fund_id", "基金代码", "基金编号"),
      must("date", "生效日"),
      must("counts", "额度管理方式"),
      must("currency", "币种"),
      must("limit", "额度"),
      must("source", "批复文号"),
      may("label", "标识")),
  FOREIGN_COMMITMENTS(
      PartnershipRows::commitment,
      may("id", "认缴编号"),
      must("fund_id", "基金代码", "基金编号"),
      must("investor_id", "出资人编号"),
      must("date", "认缴日"),
      must("currency", "币种"),
      must("amount", "外币金额"),
      may("label", "标识")),
  REMITTANCES(
      PartnershipRows::remittance,
      may("id", "汇款编号"),
      must("fund_id", "基金代码", "基金编号"),
      must("investor_id", "出资人编号"),
      must("date", "汇款日"),
      must("way", "汇款方向"),
      must("currency", "币种"),
      must("amount", "外币金额"),
      must("registration", "外汇登记编号"),
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
