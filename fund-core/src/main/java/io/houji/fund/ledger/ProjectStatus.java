package io.houji.fund.ledger;

/** 项目状态. */
public enum ProjectStatus implements Term {
  MANAGED("在管"),
  NEXT_ROUND("获下一轮融资"),
  IMPAIRED("减值"),
  WRITTEN_OFF("核销"),
  EXITED("退出");

  private final String zh;

  ProjectStatus(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
