package io.houji.fund.ledger;

/** 尽职材料: what a project's due-diligence file must hold. */
public enum PaperKind implements Term {
  COMMITTEE_PAPERS("投决会文件"),
  CONFLICT_DECLARATIONS("利益冲突声明"),
  POST_INVESTMENT_REPORTS("投后报告");

  private final String zh;

  PaperKind(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
