package io.houji.fund.ledger;

/** 孵化器等级. */
public enum CarrierLevel implements Term {
  STANDARD("标准级"),
  EXCELLENT("卓越级");

  private final String zh;

  CarrierLevel(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
