package io.houji.fund.ledger;

/** How much of a date its source stated; a shortened date is stored as its first day. */
public enum DayPrecision implements Term {
  DAY("日"),
  MONTH("月"),
  YEAR("年"),
  /** Not a date of the event at all, but of the statement that gives the total until then. */
  OPENING("期初");

  private final String zh;

  DayPrecision(String zh) {
    this.zh = zh;
  }

  @Override
  public String zh() {
    return zh;
  }
}
