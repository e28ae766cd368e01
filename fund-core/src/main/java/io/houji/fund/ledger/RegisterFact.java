package io.houji.fund.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts of the registers: patents, capital market services, the finance network, reported figures.
 * {@code null} means "not stated".
 */
public sealed interface RegisterFact extends Fact {
  /**
   * 专利: an entry of the patent pool.
   *
   * @param unpaidSince due day of the first yearly fee that is not paid
   * @param core flagged as core high-value patent; {@code null} is not stated
   * @param coreCriterion by which criterion, in words; the pool's own is not published
   */
  record PatentEntry(
      Head head,
      String title,
      PatentKind kind,
      LocalDate filedOn,
      @Nullable LocalDate unpaidSince,
      @Nullable PatentChain chain,
      @Nullable String firmId,
      @Nullable String institution,
      @Nullable String resultId,
      @Nullable Boolean core,
      @Nullable String coreCriterion)
      implements RegisterFact {
    @Override
    public boolean lasts() {
      return true;
    }
  }

  /** 权利变动: what happens to a patent on a day. */
  record PatentEvent(
      Head head,
      String patentId,
      PatentEventKind kind,
      @Nullable String party,
      @Nullable String registerNumber)
      implements RegisterFact {}

  /** 服务机构: an institution of the 资本大市场 and what it serves with. */
  record ServiceInstitution(Head head, String name, List<String> services) implements RegisterFact {
    public ServiceInstitution {
      services = List.copyOf(services);
    }

    @Override
    public boolean lasts() {
      return true;
    }
  }

  /** 转介: a firm sent to an institution, as far as it has come. */
  record Referral(
      Head head,
      String institutionId,
      String firmId,
      String service,
      ReferralStatus status,
      @Nullable String nodeId)
      implements RegisterFact {
    @Override
    public boolean lasts() {
      return true;
    }
  }

  /**
   * 网络节点: a node of the 1+6+35 network. The source does not name its tiers.
   *
   * @param tier 1, 2 or 3 in the order of 1+6+35
   * @param tierName as a source names it; {@code null} while none does
   */
  record NetworkNode(
      Head head, String name, int tier, @Nullable String tierName, @Nullable String place)
      implements RegisterFact {
    @Override
    public boolean lasts() {
      return true;
    }
  }

  /**
   * 上报数: an aggregate as a dated source states it; never made up of single rows.
   *
   * @param nodeId the node of the network that it is of; else of the whole
   * @param source the document, with its date
   */
  record ReportedFigure(
      Head head,
      Measure measure,
      Scope scope,
      BigDecimal value,
      Bound bound,
      @Nullable String nodeId,
      String source)
      implements RegisterFact {}
}
