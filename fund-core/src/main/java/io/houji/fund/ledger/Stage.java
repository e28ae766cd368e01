package io.houji.fund.ledger;

/** 投资阶段: the stage of firms a fund invests in. */
public enum Stage implements Term {
  SEED("种子期"),
  ANGEL("天使期"),
  VENTURE("创投期"),
  GROWTH("成长期"),
  BUYOUT("并购期"),
  SECONDARY("份额受让");

  private final String zh;

  Stage(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
