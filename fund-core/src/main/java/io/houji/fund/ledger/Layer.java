package io.houji.fund.ledger;

/** 层级: where a fund stands between public money and firms. */
public enum Layer implements Term {
  DIRECT("直投"),
  SUB_FUND("子基金"),
  FUND_OF_FUNDS("母基金");

  private final String zh;

  Layer(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
