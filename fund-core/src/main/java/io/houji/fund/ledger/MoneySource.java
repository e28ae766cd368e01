package io.houji.fund.ledger;

/** 资金来源: whose money a commitment is. Only FISCAL is public unless configured otherwise. */
public enum MoneySource implements Term {
  /** From a government budget outside the cluster. */
  FISCAL("财政"),
  /** From another fund of the same cluster: counted once only. */
  CLUSTER_FUND("集群内母基金"),
  STATE_OWNED("国资"),
  MARKET("市场化"),
  FOREIGN("外资");

  private final String zh;

  MoneySource(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
