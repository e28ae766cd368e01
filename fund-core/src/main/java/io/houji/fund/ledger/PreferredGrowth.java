package io.houji.fund.ledger;

/** 门槛收益计算方式: how a preferred return grows. */
public enum PreferredGrowth implements Term {
  COMPOUNDING("复利"),
  SIMPLE("单利"),
  /** A share of the capital called, which does not grow with time. */
  FIXED_AMOUNT("固定比例");

  private final String zh;

  PreferredGrowth(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
