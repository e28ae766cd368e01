package io.houji.fund.ledger;

/** 科技金融产品: the products of the published 50.49 亿元; other names what the text does not. */
public enum FinancingProduct implements Term {
  GAZELLE_LOAN("瞪羚贷"),
  SCI_TECH_LEASE("科创租"),
  RECEIVABLES_FINANCE("科账融"),
  IP_ABS("知识产权证券化"),
  TECHNOLOGY_PROPERTY_ABS("技术产权资产证券化"),
  POOLED_LOAN("集合贷"),
  OTHER("其他科技金融产品");

  private final String zh;

  FinancingProduct(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
