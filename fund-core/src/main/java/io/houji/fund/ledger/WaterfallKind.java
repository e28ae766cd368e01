package io.houji.fund.ledger;

/** 分配方式: over which capital the hurdle of a fund is measured. */
public enum WaterfallKind implements Term {
  /** 整体分配: the whole fund. */
  EUROPEAN("整体分配"),
  /** 逐项分配: deal by deal. */
  AMERICAN("逐项分配"),
  /** 混合分配: deal by deal with losses carried forward. */
  HYBRID("混合分配");

  private final String zh;

  WaterfallKind(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
