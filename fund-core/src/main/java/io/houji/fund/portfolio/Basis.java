package io.houji.fund.portfolio;

/** Which of a fund's totals a figure is made of; no figure goes out without this label. */
public enum Basis {
  /** 认缴: promised by the investors. */
  COMMITTED,
  /** 实缴: received from the investors. */
  PAID_IN
}
