package io.houji.fund.ledger;

/** 专利类型. */
public enum PatentKind implements Term {
  INVENTION("发明"),
  UTILITY_MODEL("实用新型"),
  DESIGN("外观设计");

  private final String zh;

  PatentKind(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
