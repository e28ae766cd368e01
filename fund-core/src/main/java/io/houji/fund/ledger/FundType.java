package io.houji.fund.ledger;

/** 基金类型: what a fund does, as fund offices group them. */
public enum FundType implements Term {
  SEED("种子"),
  ANGEL("天使"),
  VENTURE("创投"),
  INDUSTRY("产业"),
  FUND_OF_FUNDS("母基金"),
  GUIDANCE("引导"),
  TRANSFER("成果转化"),
  IP_OPERATION("知识产权运营"),
  TALENT("人才创业"),
  SECONDARY("接续"),
  QFLP("QFLP"),
  PRE_LISTING("上市培育/并购"),
  OTHER("其他");

  private final String zh;

  FundType(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
