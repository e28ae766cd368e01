package io.houji.fund.ledger;

/** 转介状态, in the order of the funnel; DECLINED leaves it. */
public enum ReferralStatus implements Term {
  REFERRED("已转介"),
  ACCEPTED("已受理"),
  SERVED("已服务"),
  FINANCED("已融资"),
  DECLINED("未受理");

  private final String zh;

  ReferralStatus(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
