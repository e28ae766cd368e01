package io.houji.fund.ledger;

/** 专利权利变动: what happens to a patent after it is registered. */
public enum PatentEventKind implements Term {
  PLEDGED("质押登记"),
  PLEDGE_RELEASED("质押注销"),
  /** The pledgee consents to licences. */
  PLEDGEE_CONSENTED("质权人同意"),
  OFFERED("许可要约"),
  /** To anyone (专利法 Art. 50). */
  OPEN_OFFERED("开放许可声明"),
  LICENSED("许可");

  private final String zh;

  PatentEventKind(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
