package io.houji.fund.ledger;

/** 容错程序: a day on which a fund is judged, or a step of the exemption procedure. */
public enum CheckpointKind implements Term {
  WHOLE_LIFE_CHECKPOINT("全周期评价节点"),
  LIQUIDATION("清算"),
  UNDER_REVIEW("审查中"),
  FILE_TO_BE_COMPLETED("补充材料"),
  EXEMPT("免责"),
  NOT_EXEMPT("不予免责");

  private final String zh;

  CheckpointKind(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
