package io.houji.fund.portfolio;

import io.houji.fund.money.Money;

/**
 * Whose money one fund of the cluster holds, on one {@link Basis}.
 *
 * @param fund the fund's id
 * @param total everything committed to the fund or paid into it; not negative
 * @param fromCluster the part of {@code total} that comes from other funds of the same cluster
 * @param externalPublic the part of {@code total} that is public money (财政资金) from outside the
 *     cluster; never money of a fund of funds of the cluster
 */
public record FundMoney(String fund, Money total, Money fromCluster, Money externalPublic) {

  /**
   * From a ledger whose column adds public money and money of the cluster's funds of funds, as fund
   * offices keep it: the cluster's part is taken out again.
   */
  public static FundMoney ofLedger(
      String fund, Money total, Money publicOrClusterFunds, Money fromCluster) {
    return new FundMoney(fund, total, fromCluster, publicOrClusterFunds.minus(fromCluster));
  }
}
