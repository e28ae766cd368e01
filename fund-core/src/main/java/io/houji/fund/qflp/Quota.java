package io.houji.fund.qflp;

import java.time.LocalDate;

/**
 * 额度: how much may come in, for one fund or for a manager's funds together. There is no national
 * rule; each pilot place grants and counts in its own way.
 *
 * @param counts whether money that goes out again frees the quota
 * @param limit in the currency in which it was granted, not negative
 * @param from first day on which it may be used
 * @param source the grant, with its number and date
 */
public record Quota(Counts counts, Foreign limit, LocalDate from, String source) {

  /** How use is counted. */
  public enum Counts {
    /** 总量: all that ever came in. */
    TOTAL,
    /** 余额: what came in less what went out again. */
    BALANCE
  }

  public Quota {
    if (limit.amount().signum() < 0) {
      throw new IllegalArgumentException("a quota is not negative: " + limit);
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException("a quota names its grant");
    }
  }
}
