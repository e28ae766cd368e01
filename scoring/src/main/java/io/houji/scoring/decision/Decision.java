package io.houji.scoring.decision;

import io.houji.scoring.applicant.Words;

/** What the answer says (结论); a person decides, the bank is responsible. */
public enum Decision {
  /** Indicative terms can be shown: gates pass, both views and the cut allow it. */
  INDICATE(new Words("可提示参考条件", "indicative terms can be shown")),
  /** A credit officer must look. */
  REFER(new Words("转人工审查", "refer to a credit officer")),
  /** Evidence is missing; see what. */
  INSUFFICIENT_DATA(new Words("数据不足", "insufficient data"));

  private final Words words;

  Decision(Words words) {
    this.words = words;
  }

  public Words words() {
    return words;
  }
}
