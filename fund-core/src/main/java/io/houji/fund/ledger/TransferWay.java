package io.houji.fund.ledger;

/** 转化方式 (促进科技成果转化法 Art. 16). */
public enum TransferWay implements Term {
  OWN_USE("自行投资实施"),
  ASSIGNMENT("转让"),
  LICENCE("许可"),
  COOPERATION("合作实施"),
  EQUITY("作价投资"),
  OTHER("其他");

  private final String zh;

  TransferWay(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
