package io.houji.fund.ledger;

/** 额度管理方式: how the use of a QFLP quota is counted. */
public enum QuotaCount implements Term {
  /** All that ever came in. */
  TOTAL("总量"),
  /** What came in less what went out again. */
  BALANCE("余额");

  private final String zh;

  QuotaCount(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
