package io.houji.scoring.product;

import io.houji.scoring.applicant.Words;

/** The two ways to look at a firm (双视角). */
public enum View {
  CASH(new Words("现金流", "cash flow")),
  TECHNOLOGY(new Words("技术流", "technology"));

  private final Words words;

  View(Words words) {
    this.words = words;
  }

  public Words words() {
    return words;
  }
}
