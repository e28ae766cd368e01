package io.houji.fund.ledger;

/** 估值技术: how a fair value was found (AMAC guideline of 2018; IPEV). */
public enum Technique implements Term {
  /** The net asset value a manager or custodian reports for a whole fund. */
  FUND_STATEMENT("基金净值报告"),
  RECENT_ROUND("最近融资价格"),
  MULTIPLES("市场乘数"),
  INDUSTRY_METRIC("行业指标"),
  DISCOUNTED_CASH_FLOW("现金流折现"),
  NET_ASSETS("净资产"),
  COST("成本");

  private final String zh;

  Technique(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
