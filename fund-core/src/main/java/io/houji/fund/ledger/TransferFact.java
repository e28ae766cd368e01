package io.houji.fund.ledger;

import io.houji.fund.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Facts of technology transfer: results, brokers, contracts, licences, carriers. {@code null} means
 * "not stated".
 */
public sealed interface TransferFact extends Fact {
  /** 科技经纪人: a technology broker; not a licensed securities broker. */
  record Broker(Head head, String name, @Nullable String institution) implements TransferFact {
    @Override
    public boolean lasts() {
      return true;
    }
  }

  /** 孵化载体: a carrier that raises firms. */
  record Carrier(Head head, String name, @Nullable CarrierLevel level) implements TransferFact {
    @Override
    public boolean lasts() {
      return true;
    }
  }

  /**
   * 科技成果: a result of a university or institute, as far as it has come.
   *
   * @param admittedOn the day on which the carrier admitted it
   * @param projectId the seed project that it became
   * @param separatelyListed 单列管理: outside the value-preservation test of state assets
   * @param titleEvaluated 职称评价: counted for a title of its people
   * @param horizontalFunds 横向结余经费: paid for from leftover money of horizontal projects
   */
  record ResearchResult(
      Head head,
      String name,
      String institution,
      @Nullable String field,
      ResultStage stage,
      @Nullable String brokerId,
      @Nullable String carrierId,
      @Nullable LocalDate admittedOn,
      @Nullable String firmId,
      @Nullable String projectId,
      @Nullable Boolean separatelyListed,
      @Nullable Boolean titleEvaluated,
      @Nullable Boolean horizontalFunds)
      implements TransferFact {
    @Override
    public boolean lasts() {
      return true;
    }
  }

  /**
   * 转化合同: a signed transfer of a result.
   *
   * @param amount contract value; unknown for equity whose value is not agreed
   * @param registeredOn day of the technology-contract registration (技术合同认定登记)
   * @param rewardOf what the reward is a share of, in the way of {@code rewardBase}
   * @param rewardAgreed whether rules or a contract with the inventors say otherwise than the law
   */
  record Contract(
      Head head,
      String resultId,
      TransferWay way,
      @Nullable String firmId,
      @Nullable Money amount,
      @Nullable LocalDate registeredOn,
      @Nullable String registerNumber,
      @Nullable RewardBase rewardBase,
      @Nullable Money rewardOf,
      @Nullable Money reward,
      @Nullable Boolean rewardAgreed)
      implements TransferFact {}

  /**
   * 先使用后付费许可: a licence that is used first and paid later, from the day it takes effect.
   *
   * @param cap the most that is ever paid
   * @param incomeShare share of the product's income, 0 to 1
   * @param guarantor who pays first when the licensee does not
   */
  record UseFirstLicence(
      Head head,
      String resultId,
      String firmId,
      Money cap,
      BigDecimal incomeShare,
      @Nullable String guarantor)
      implements TransferFact {}

  /** 许可流水: income of the licensee from the product, or a payment of the fee. */
  record LicenceFlow(Head head, String licenceId, LicenceFlowKind kind, Money amount)
      implements TransferFact {}
}
