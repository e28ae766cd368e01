package io.houji.fund.ledger;

/** 奖励基数: what the inventors' reward is a share of (促进科技成果转化法 Art. 45). */
public enum RewardBase implements Term {
  NET_INCOME("净收入"),
  SHARES_OBTAINED("所得股份"),
  OPERATING_PROFIT("营业利润");

  private final String zh;

  RewardBase(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
