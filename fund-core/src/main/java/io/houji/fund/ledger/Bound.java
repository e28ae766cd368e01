package io.houji.fund.ledger;

/** 数值性质: how the source words a figure. */
public enum Bound implements Term {
  EXACT("等于"),
  /** Strictly more. */
  MORE_THAN("超"),
  /** A little more. */
  A_LITTLE_MORE("余");

  private final String zh;

  Bound(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
