package io.houji.fund.ledger;

import io.houji.fund.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fact of the ledger. {@code null} means "not stated" and is never read as zero.
 *
 * <p>{@link Fund}, {@link Investor}, {@link Firm} and {@link Project} describe something that
 * lasts: several facts of one id with different effective dates follow each other. All others are
 * events: one id is one event, and a later recording replaces an earlier one.
 */
public sealed interface Fact
    permits Fact.Fund,
        Fact.Investor,
        Fact.Firm,
        Fact.Project,
        Fact.Commitment,
        Fact.CashFlow,
        Fact.Valuation,
        Fact.ProjectRound,
        Fact.Financing,
        Fact.IndexLevel,
        Fact.ExchangeRate,
        SeedFact,
        TransferFact,
        RegisterFact,
        PartnershipFact {

  Head head();

  default String id() {
    return head().id();
  }

  default LocalDate effectiveOn() {
    return head().effectiveOn();
  }

  /** Describes something that lasts, so that effective dates version it. */
  default boolean lasts() {
    return false;
  }

  /**
   * 基金: a fund of the cluster.
   *
   * @param typeLabel the type as the source words it
   * @param amacCode filing code of the fund association
   * @param seedProgramme it is the 春种 Chunzhong seed fund
   */
  record Fund(
      Head head,
      String name,
      FundType fundType,
      @Nullable String typeLabel,
      @Nullable AmacType amacType,
      Layer layer,
      int vintage,
      @Nullable BigDecimal investYears,
      @Nullable BigDecimal exitYears,
      @Nullable BigDecimal extensionYears,
      @Nullable String manager,
      @Nullable String amacCode,
      String currency,
      List<String> sectors,
      @Nullable Stage stage,
      boolean seedProgramme,
      @Nullable String note)
      implements Fact {
    public Fund {
      sectors = List.copyOf(sectors);
    }

    @Override
    public boolean lasts() {
      return true;
    }
  }

  /** 出资人: an investor of funds; {@code fundId} where it is itself a fund of the cluster. */
  record Investor(Head head, String name, MoneySource source, @Nullable String fundId)
      implements Fact {
    @Override
    public boolean lasts() {
      return true;
    }
  }

  /** 企业: a firm, by its unified social credit code where known. */
  record Firm(
      Head head,
      String name,
      @Nullable SocialCreditCode socialCreditCode,
      @Nullable String sector,
      @Nullable LocalDate foundedOn,
      @Nullable String place)
      implements Fact {
    @Override
    public boolean lasts() {
      return true;
    }
  }

  /** 项目: a project of the seed fund, from its first day or from a change of status. */
  record Project(
      Head head,
      @Nullable String name,
      @Nullable String fundId,
      @Nullable String firmId,
      @Nullable String sourceInstitution,
      @Nullable String sector,
      ProjectStatus status,
      @Nullable String statusReason)
      implements Fact {
    @Override
    public boolean lasts() {
      return true;
    }
  }

  /** 认缴: money promised to a fund. {@code fromFundId} where a fund of the cluster promises it. */
  record Commitment(
      Head head,
      String fundId,
      @Nullable String investorId,
      MoneySource source,
      @Nullable String fromFundId,
      Money amount)
      implements Fact {}

  /**
   * 资金流水: money into or out of a fund; the amount is positive, the kind gives its direction. Firm
   * or project are what is invested in or realised, and the deal that a call or a distribution is
   * for.
   */
  record CashFlow(
      Head head,
      String fundId,
      FlowKind kind,
      Money amount,
      @Nullable String investorId,
      @Nullable Component component,
      boolean recallable,
      @Nullable String targetFundId,
      @Nullable String firmId,
      @Nullable String projectId,
      @Nullable FeeKind feeKind,
      @Nullable String note)
      implements Fact {}

  /**
   * 估值: the fair value at {@code effectiveOn} of a whole fund (no firm, no project) or of one of
   * its holdings.
   *
   * @param roundRights the rights of the financing round that are valued; rounds of one firm differ
   */
  record Valuation(
      Head head,
      String fundId,
      @Nullable String firmId,
      @Nullable String projectId,
      Money value,
      Technique technique,
      ValuationStatus status,
      @Nullable String roundRights)
      implements Fact {

    public boolean ofWholeFund() {
      return firmId == null && projectId == null;
    }
  }

  /**
   * 投资轮次: money put into a project in one round, dated by its closing.
   *
   * @param share the stake obtained, 0 to 1
   * @param openedOn first day of the round; not stated counts as its last
   * @param step not stated is seed for the first round and next round for the others
   */
  record ProjectRound(
      Head head,
      String projectId,
      String round,
      Money cost,
      @Nullable BigDecimal share,
      @Nullable String roundRights,
      @Nullable LocalDate openedOn,
      @Nullable RoundStep step)
      implements Fact {

    /** A round of which only the closing is stated. */
    public ProjectRound(
        Head head,
        String projectId,
        String round,
        Money cost,
        @Nullable BigDecimal share,
        @Nullable String roundRights) {
      this(head, projectId, round, cost, share, roundRights, null, null);
    }
  }

  /** 融资: an amount of financing by product, as the register of the bureau has it. */
  record Financing(
      Head head,
      FinancingProduct product,
      @Nullable String firmId,
      Money amount,
      @Nullable Integer tenorMonths,
      @Nullable Integer obligorCount,
      @Nullable String poolId)
      implements Fact {}

  /** 指数点位: the level of a public index on a day. */
  record IndexLevel(Head head, String indexId, BigDecimal level) implements Fact {}

  /** 汇率: yuan per unit of a foreign currency on a day. */
  record ExchangeRate(Head head, String currency, BigDecimal yuanPerUnit, @Nullable String source)
      implements Fact {}
}
