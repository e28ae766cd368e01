package io.houji.fund.ledger;

/** 款项性质: what part of the money a distribution or realisation gives back. */
public enum Component implements Term {
  RETURN_OF_CAPITAL("本金"),
  GAIN("收益"),
  INCOME("分红");

  private final String zh;

  Component(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
