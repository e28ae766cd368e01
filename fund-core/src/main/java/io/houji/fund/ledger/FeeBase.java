package io.houji.fund.ledger;

/** 管理费计提基数. */
public enum FeeBase implements Term {
  COMMITTED("认缴"),
  PAID_IN("实缴"),
  INVESTED_NOT_EXITED("已投未退");

  private final String zh;

  FeeBase(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
