package io.houji.fund.ledger;

/** 汇款方向. */
public enum RemittanceWay implements Term {
  IN("汇入"),
  OUT("汇出");

  private final String zh;

  RemittanceWay(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
