package io.houji.fund.ledger;

/** 中基协类型: the filing types of the fund association in use for unlisted equity. */
public enum AmacType implements Term {
  VENTURE_FUND("创业投资基金"),
  PRIVATE_EQUITY_FUND("私募股权投资基金");

  private final String zh;

  AmacType(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
