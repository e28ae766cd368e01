package io.houji.fund.ledger;

/** 上报指标: what an aggregate figure counts. A share is a fraction. */
public enum Measure implements Term {
  POOL_PATENTS("专利池专利"),
  POOL_CORE_PATENTS("核心高价值专利"),
  POOL_FIRMS("专利池企业"),
  POOL_UNIVERSITIES("专利池高校"),
  POOL_TALENT("专利池人才"),
  BROKERS("科技经纪人"),
  RESULTS_MINED("挖掘成果"),
  INDUSTRY_CLUSTERS("产业创新聚集区"),
  HYDROGEN_FIRMS("氢能企业"),
  /** Share of the hydrogen firms of the wider area that are here. */
  HYDROGEN_SHARE("氢能企业占比"),
  /** Occasions of service, not distinct firms. */
  VISITS("服务家次"),
  FIRMS_SERVED("服务企业"),
  REFERRALS("转介数");

  private final String zh;

  Measure(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
