package io.houji.fund.ledger;

/** 轮次阶段: the step of a project's road that a round belongs to. */
public enum RoundStep implements Term {
  SEED("种子轮"),
  NEXT_ROUND("下一轮"),
  GROWTH("成长期");

  private final String zh;

  RoundStep(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
