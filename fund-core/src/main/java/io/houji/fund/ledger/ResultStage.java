package io.houji.fund.ledger;

/** 成果推进阶段: how far the brokers brought a result. */
public enum ResultStage implements Term {
  MINE("挖掘"),
  LAND("落地"),
  SERVE("服务"),
  SHOW("展示"),
  COMPETE("打榜");

  private final String zh;

  ResultStage(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
