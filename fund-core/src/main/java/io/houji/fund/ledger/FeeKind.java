package io.houji.fund.ledger;

/** 费用类型. */
public enum FeeKind implements Term {
  MANAGEMENT("管理费"),
  PERFORMANCE("业绩报酬"),
  OTHER("其他费用");

  private final String zh;

  FeeKind(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
