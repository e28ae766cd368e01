package io.houji.fund.ledger;

/** 统计范围; never to be mixed. */
public enum Scope implements Term {
  NEW_AREA("总窗口"),
  CITY("全市"),
  PROVINCE("全省");

  private final String zh;

  Scope(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
