package io.houji.fund.ledger;

/** 专利池产业链. */
public enum PatentChain implements Term {
  HYDROGEN("氢能"),
  PHOTOVOLTAIC("光伏"),
  CONNECTED_VEHICLES("智能网联");

  private final String zh;

  PatentChain(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
