package io.houji.fund.ledger;

import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the facts of the road and of the registers name: each must be there. */
final class References {

  private record Ref(
      Class<? extends Fact> kind,
      String field,
      Function<Fact, @Nullable String> name,
      Class<? extends Fact> target) {}

  private static final List<Ref> ALL =
      List.of(
          ref(
              PartnershipFact.Agreement.class,
              "fund_id",
              PartnershipFact.Agreement::fundId,
              Fact.Fund.class),
          ref(
              PartnershipFact.ForeignQuota.class,
              "fund_id",
              PartnershipFact.ForeignQuota::fundId,
              Fact.Fund.class),
          ref(
              PartnershipFact.ForeignCommitment.class,
              "fund_id",
              PartnershipFact.ForeignCommitment::fundId,
              Fact.Fund.class),
          ref(
              PartnershipFact.Remittance.class,
              "fund_id",
              PartnershipFact.Remittance::fundId,
              Fact.Fund.class),
          ref(
              PartnershipFact.ForeignCommitment.class,
              "investor_id",
              PartnershipFact.ForeignCommitment::investorId,
              Fact.Investor.class),
          ref(
              PartnershipFact.Remittance.class,
              "investor_id",
              PartnershipFact.Remittance::investorId,
              Fact.Investor.class),
          ref(
              SeedFact.Milestone.class,
              "project_id",
              SeedFact.Milestone::projectId,
              Fact.Project.class),
          ref(
              SeedFact.FollowOn.class,
              "project_id",
              SeedFact.FollowOn::projectId,
              Fact.Project.class),
          ref(
              SeedFact.FollowOn.class,
              "from_fund_id",
              SeedFact.FollowOn::fromFundId,
              Fact.Fund.class),
          ref(
              SeedFact.DiligencePaper.class,
              "project_id",
              SeedFact.DiligencePaper::projectId,
              Fact.Project.class),
          ref(SeedFact.Checkpoint.class, "fund_id", SeedFact.Checkpoint::fundId, Fact.Fund.class),
          ref(
              TransferFact.ResearchResult.class,
              "broker_id",
              TransferFact.ResearchResult::brokerId,
              TransferFact.Broker.class),
          ref(
              TransferFact.ResearchResult.class,
              "carrier_id",
              TransferFact.ResearchResult::carrierId,
              TransferFact.Carrier.class),
          ref(
              TransferFact.ResearchResult.class,
              "firm_id",
              TransferFact.ResearchResult::firmId,
              Fact.Firm.class),
          ref(
              TransferFact.ResearchResult.class,
              "project_id",
              TransferFact.ResearchResult::projectId,
              Fact.Project.class),
          ref(
              TransferFact.Contract.class,
              "result_id",
              TransferFact.Contract::resultId,
              TransferFact.ResearchResult.class),
          ref(
              TransferFact.Contract.class,
              "firm_id",
              TransferFact.Contract::firmId,
              Fact.Firm.class),
          ref(
              TransferFact.UseFirstLicence.class,
              "result_id",
              TransferFact.UseFirstLicence::resultId,
              TransferFact.ResearchResult.class),
          ref(
              TransferFact.UseFirstLicence.class,
              "firm_id",
              TransferFact.UseFirstLicence::firmId,
              Fact.Firm.class),
          ref(
              TransferFact.LicenceFlow.class,
              "licence_id",
              TransferFact.LicenceFlow::licenceId,
              TransferFact.UseFirstLicence.class),
          ref(
              RegisterFact.PatentEntry.class,
              "firm_id",
              RegisterFact.PatentEntry::firmId,
              Fact.Firm.class),
          ref(
              RegisterFact.PatentEntry.class,
              "result_id",
              RegisterFact.PatentEntry::resultId,
              TransferFact.ResearchResult.class),
          ref(
              RegisterFact.PatentEvent.class,
              "patent_id",
              RegisterFact.PatentEvent::patentId,
              RegisterFact.PatentEntry.class),
          ref(
              RegisterFact.Referral.class,
              "institution_id",
              RegisterFact.Referral::institutionId,
              RegisterFact.ServiceInstitution.class),
          ref(
              RegisterFact.Referral.class,
              "firm_id",
              RegisterFact.Referral::firmId,
              Fact.Firm.class),
          ref(
              RegisterFact.Referral.class,
              "node_id",
              RegisterFact.Referral::nodeId,
              RegisterFact.NetworkNode.class),
          ref(
              RegisterFact.ReportedFigure.class,
              "node_id",
              RegisterFact.ReportedFigure::nodeId,
              RegisterFact.NetworkNode.class));

  private static final Map<Class<? extends Fact>, String> CALLED =
      Map.ofEntries(
          Map.entry(Fact.Project.class, "project"),
          Map.entry(Fact.Fund.class, "fund"),
          Map.entry(Fact.Firm.class, "firm"),
          Map.entry(Fact.Investor.class, "investor"),
          Map.entry(TransferFact.Broker.class, "broker"),
          Map.entry(TransferFact.Carrier.class, "carrier"),
          Map.entry(TransferFact.ResearchResult.class, "result"),
          Map.entry(TransferFact.UseFirstLicence.class, "licence"),
          Map.entry(RegisterFact.PatentEntry.class, "patent"),
          Map.entry(RegisterFact.ServiceInstitution.class, "institution"),
          Map.entry(RegisterFact.NetworkNode.class, "node"));

  private final Map<Class<? extends Fact>, Set<String>> names = new HashMap<>();

  References(Books books, List<? extends Fact> added) {
    CALLED.keySet().forEach(kind -> names.put(kind, new HashSet<>(books.names(kind))));
    for (Fact fact : added) {
      var known = names.get(fact.getClass());
      if (known != null) {
        known.add(fact.id());
      }
    }
  }

  private static <F extends Fact> Ref ref(
      Class<F> kind,
      String field,
      Function<F, @Nullable String> name,
      Class<? extends Fact> target) {
    return new Ref(kind, field, fact -> name.apply(kind.cast(fact)), target);
  }

  void check(String at, Fact fact, List<Problem> problems) {
    for (Ref ref : ALL) {
      if (ref.kind.isInstance(fact)) {
        var name = ref.name.apply(fact);
        var known = names.getOrDefault(ref.target, Set.of());
        if (name != null && !known.contains(name)) {
          problems.add(
              new Problem(
                  Code.UNKNOWN,
                  at + "/" + ref.field,
                  "there is no " + CALLED.get(ref.target) + " " + name));
        }
      }
    }
  }
}
