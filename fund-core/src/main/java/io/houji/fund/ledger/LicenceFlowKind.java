package io.houji.fund.ledger;

/** 先使用后付费流水. */
public enum LicenceFlowKind implements Term {
  /** Income of the licensee from the product; no money changes hands. */
  INCOME("产品收入"),
  PAYMENT("许可费支付");

  private final String zh;

  LicenceFlowKind(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
