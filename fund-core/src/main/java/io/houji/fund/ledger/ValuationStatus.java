package io.houji.fund.ledger;

/** 估值状态: how firm a value is. */
public enum ValuationStatus implements Term {
  ESTIMATED("暂估"),
  REPORTED("已报告"),
  AUDITED("已审计");

  private final String zh;

  ValuationStatus(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
