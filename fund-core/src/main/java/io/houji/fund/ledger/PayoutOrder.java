package io.houji.fund.ledger;

/** 分配顺序: what cash serves first. */
public enum PayoutOrder implements Term {
  CAPITAL_FIRST("先本金"),
  PREFERRED_FIRST("先门槛收益");

  private final String zh;

  PayoutOrder(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
