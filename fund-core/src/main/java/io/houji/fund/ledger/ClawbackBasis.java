package io.houji.fund.ledger;

/** 回拨依据: what the carry that may be kept is measured against. */
public enum ClawbackBasis implements Term {
  NONE("无"),
  PROFIT_SHARE("收益分成"),
  HURDLE_VALUE("门槛价值"),
  FLOOR("保底倍数");

  private final String zh;

  ClawbackBasis(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
