package io.houji.fund.snapshot;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.PartnershipFact;
import io.houji.fund.ledger.PartnershipFact.ForeignCommitment;
import io.houji.fund.ledger.PartnershipFact.ForeignQuota;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.qflp.Commitment;
import io.houji.fund.qflp.ConversionRates;
import io.houji.fund.qflp.Foreign;
import io.houji.fund.qflp.Quota;
import io.houji.fund.qflp.QuotaUse;
import io.houji.fund.qflp.Remittance;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * QFLP 额度与汇款: what of a fund's quota is used and left, by its remittances and the recorded rates of
 * their own days.
 *
 * @param quota the grant in force on the day; it may be used from the day of the first grant
 * @param commitments of the foreign investors, in their currencies, one for each
 * @param remittances in order of days
 */
public record FundForeign(
    ForeignQuota quota,
    List<Commitment> commitments,
    List<PartnershipFact.Remittance> remittances,
    QuotaUse use) {
  public FundForeign {
    commitments = List.copyOf(commitments);
    remittances = List.copyOf(remittances);
  }

  /**
   * Of one fund; refused with every remittance that has no rate of its day, exceeds the quota or
   * its investor's commitment, by the remittance's id.
   */
  public static Outcome<FundForeign> of(Books books, String fundId) {
    var quotas = books.ofFund(ForeignQuota.class, fundId);
    if (quotas.isEmpty()) {
      return Outcome.rejected(Code.MISSING, "/quota", "no quota of the fund is recorded");
    }
    var granted = quotas.get(quotas.size() - 1);
    var quota =
        new Quota(
            Quota.Counts.valueOf(granted.counts().name()),
            granted.limit(),
            quotas.get(0).effectiveOn(),
            granted.source());
    var commitments = commitments(books.ofFund(ForeignCommitment.class, fundId));
    var recorded = books.ofFund(PartnershipFact.Remittance.class, fundId);
    var remittances = recorded.stream().map(FundForeign::remittance).toList();
    return ByFact.named(
            rates(books, granted, recorded)
                .then(rates -> QuotaUse.of(quota, commitments, remittances, rates)),
            "remittances",
            recorded,
            "remittances")
        .map(use -> new FundForeign(granted, commitments, recorded, use));
  }

  /** Several promises of one investor are one; the books hold them in one currency. */
  private static List<Commitment> commitments(List<ForeignCommitment> made) {
    var byInvestor = new LinkedHashMap<String, Commitment>();
    for (var each : made) {
      byInvestor.merge(
          each.investorId(),
          new Commitment(each.investorId(), each.effectiveOn(), each.amount()),
          (first, more) ->
              new Commitment(
                  first.investor(),
                  first.on(),
                  new Foreign(
                      first.amount().currency(),
                      first.amount().amount().add(more.amount().amount()))));
    }
    return List.copyOf(byInvestor.values());
  }

  private static Remittance remittance(PartnershipFact.Remittance recorded) {
    return new Remittance(
        recorded.investorId(),
        recorded.effectiveOn(),
        Remittance.Direction.valueOf(recorded.way().name()),
        recorded.amount(),
        recorded.registration());
  }

  /** The rates that the remittances ask for, and no others. */
  private static Outcome<ConversionRates> rates(
      Books books, ForeignQuota quota, List<PartnershipFact.Remittance> remittances) {
    var currencies = new HashSet<String>();
    var days = new HashSet<LocalDate>();
    currencies.add(quota.limit().currency());
    for (var each : remittances) {
      currencies.add(each.amount().currency());
      days.add(each.effectiveOn());
    }
    return ConversionRates.of(
        books.exchangeRates().stream()
            .filter(rate -> currencies.contains(rate.currency()))
            .filter(rate -> days.contains(rate.effectiveOn()))
            .map(FundForeign::rate)
            .toList());
  }

  private static ConversionRates.Rate rate(Fact.ExchangeRate rate) {
    BigDecimal yuan = rate.yuanPerUnit();
    return new ConversionRates.Rate(rate.currency(), rate.effectiveOn(), yuan);
  }
}
