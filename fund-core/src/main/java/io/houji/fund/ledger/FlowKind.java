package io.houji.fund.ledger;

/** 资金流向: what a cash flow of a fund is. Amounts are positive; the kind gives the direction. */
public enum FlowKind implements Term {
  /** Investors to fund. */
  CAPITAL_CALL("实缴"),
  /** Fund to investors. */
  DISTRIBUTION("分配"),
  /** Fund to a firm, a project or another fund. */
  INVESTMENT("投资"),
  /** A firm, a project or another fund to the fund. */
  REALISATION("回款"),
  /** Fund to manager, custodian and others. */
  FEE("费用");

  private final String zh;

  FlowKind(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
