package io.houji.fund.ledger;

/** 里程碑类别. */
public enum MilestoneKind implements Term {
  /** The first revenue of the project. */
  FIRST_REVENUE("首次收入"),
  PROOF_OF_CONCEPT("概念验证"),
  PILOT_SCALE("中试"),
  CERTIFICATION("资质认证"),
  FIRST_ORDER("首单"),
  OTHER("其他");

  private final String zh;

  MilestoneKind(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
