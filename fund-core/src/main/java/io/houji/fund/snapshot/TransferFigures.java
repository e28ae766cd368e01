package io.houji.fund.snapshot;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.LicenceFlowKind;
import io.houji.fund.ledger.ResultStage;
import io.houji.fund.ledger.TransferFact;
import io.houji.fund.ledger.TransferWay;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.transfer.CarrierConversion;
import io.houji.fund.transfer.DeferredLicence;
import io.houji.fund.transfer.InventorsReward;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 成果转化指标: how far results have come, what was signed, what is still owed, how carriers convert.
 *
 * @param stages results by stage; every stage is there
 * @param contracts signed contracts by way; every way is there
 * @param registered contracts with a registration
 * @param contracted sum of the contract values that are stated
 * @param withoutAmount contracts whose value is not stated; they are not in {@code contracted}
 * @param rewards contracts by how the inventors' reward stands to the law
 * @param licences what each licence that is used first may still cost its licensee
 * @param carriers conversion by carrier and year of admission; small cells suppressed
 */
public record TransferFigures(
    int brokers,
    int results,
    Map<ResultStage, Integer> stages,
    Reforms reforms,
    Map<TransferWay, Integer> contracts,
    int registered,
    Money contracted,
    int withoutAmount,
    Map<InventorsReward.Finding, Integer> rewards,
    List<Liability> licences,
    SortedMap<String, Outcome<CarrierConversion>> carriers) {

  /** 三项改革: results marked under each of the three reforms; what is not stated is not counted. */
  public record Reforms(int separatelyListed, int titleEvaluated, int horizontalFunds) {}

  /**
   * 或有负债: what a licence may still cost.
   *
   * @param accrued what the income so far makes payable and is not paid; expected in debt service
   * @param atMost cap less paid; in stress
   */
  public record Liability(
      TransferFact.UseFirstLicence licence,
      LocalDate earliestPaymentOn,
      Optional<LocalDate> firstIncomeOn,
      Money paid,
      Money accrued,
      Money atMost) {

    static Outcome<Liability> of(Books books, TransferFact.UseFirstLicence licence) {
      var flows =
          books.events(TransferFact.LicenceFlow.class).stream()
              .filter(flow -> flow.licenceId().equals(licence.id()))
              .toList();
      var incomes = flows.stream().filter(f -> f.kind() == LicenceFlowKind.INCOME).toList();
      var payments =
          flows.stream()
              .filter(f -> f.kind() == LicenceFlowKind.PAYMENT)
              .map(f -> new DeferredLicence.Payment(f.effectiveOn(), f.amount()))
              .toList();
      var first = incomes.stream().findFirst().map(TransferFact.LicenceFlow::effectiveOn);
      var income = Money.sum(incomes.stream().map(TransferFact.LicenceFlow::amount).toList());
      var terms =
          new DeferredLicence.Terms(
              licence.cap(), licence.incomeShare(), Optional.ofNullable(licence.guarantor()));
      return DeferredLicence.of(licence.effectiveOn(), first, terms, payments)
          .fold(
              deferred ->
                  Outcome.ok(
                      new Liability(
                          licence,
                          deferred.earliestPaymentOn(),
                          first,
                          deferred.paid(),
                          deferred.accrued(income),
                          deferred.atMost())),
              Outcome::rejected);
    }
  }

  public TransferFigures {
    stages = Map.copyOf(stages);
    contracts = Map.copyOf(contracts);
    rewards = Map.copyOf(rewards);
    licences = List.copyOf(licences);
  }

  public static TransferFigures of(Books books) {
    var results = books.things(TransferFact.ResearchResult.class).values();
    var stages = new EnumMap<ResultStage, Integer>(ResultStage.class);
    for (var stage : ResultStage.values()) {
      stages.put(stage, 0);
    }
    results.forEach(result -> stages.merge(result.stage(), 1, Integer::sum));
    var contracts = books.events(TransferFact.Contract.class);
    var amounts =
        contracts.stream().flatMap(c -> Optional.ofNullable(c.amount()).stream()).toList();
    var licences = new ArrayList<Liability>();
    for (var licence : books.events(TransferFact.UseFirstLicence.class)) {
      licences.addAll(Liability.of(books, licence).fold(List::of, refusedWhenPosted -> List.of()));
    }
    return new TransferFigures(
        books.things(TransferFact.Broker.class).size(),
        results.size(),
        stages,
        new Reforms(
            count(results.stream().map(TransferFact.ResearchResult::separatelyListed).toList()),
            count(results.stream().map(TransferFact.ResearchResult::titleEvaluated).toList()),
            count(results.stream().map(TransferFact.ResearchResult::horizontalFunds).toList())),
        ways(contracts),
        (int) contracts.stream().filter(c -> c.registeredOn() != null).count(),
        Money.sum(amounts),
        contracts.size() - amounts.size(),
        rewards(contracts),
        licences,
        carriers(books));
  }

  private static int count(List<Boolean> marks) {
    return (int) marks.stream().filter(Boolean.TRUE::equals).count();
  }

  private static Map<TransferWay, Integer> ways(List<TransferFact.Contract> contracts) {
    var ways = new EnumMap<TransferWay, Integer>(TransferWay.class);
    for (var way : TransferWay.values()) {
      ways.put(way, 0);
    }
    contracts.forEach(contract -> ways.merge(contract.way(), 1, Integer::sum));
    return ways;
  }

  private static Map<InventorsReward.Finding, Integer> rewards(
      List<TransferFact.Contract> contracts) {
    var findings = new EnumMap<InventorsReward.Finding, Integer>(InventorsReward.Finding.class);
    for (var finding : InventorsReward.Finding.values()) {
      findings.put(finding, 0);
    }
    contracts.forEach(
        contract -> reward(contract).ifPresent(r -> findings.merge(r.finding(), 1, Integer::sum)));
    return findings;
  }

  /** The reward of one contract; empty where none is stated. */
  public static Optional<InventorsReward> reward(TransferFact.Contract contract) {
    var base = contract.rewardBase();
    var of = contract.rewardOf();
    var reward = contract.reward();
    if (base == null || of == null || reward == null) {
      return Optional.empty();
    }
    return InventorsReward.of(
            InventorsReward.Way.valueOf(base.name()),
            reward,
            of,
            Boolean.TRUE.equals(contract.rewardAgreed()))
        .fold(Optional::of, refusedWhenPosted -> Optional.empty());
  }

  /** A transfer counts when it brought payment or equity. */
  private static SortedMap<String, Outcome<CarrierConversion>> carriers(Books books) {
    var transferred = new HashMap<String, LocalDate>();
    for (var contract : books.events(TransferFact.Contract.class)) {
      if (contract.amount() != null || contract.way() == TransferWay.EQUITY) {
        transferred.putIfAbsent(contract.resultId(), contract.effectiveOn()); // sorted by day
      }
    }
    var admitted = new TreeMap<String, List<CarrierConversion.Result>>();
    for (var result : books.things(TransferFact.ResearchResult.class).values()) {
      var carrier = result.carrierId();
      var on = result.admittedOn();
      if (carrier != null && on != null) {
        admitted
            .computeIfAbsent(carrier, id -> new ArrayList<>())
            .add(
                new CarrierConversion.Result(
                    result.id(),
                    result.firmId() == null ? ClusterFigures.NOT_STATED : result.firmId(),
                    on,
                    Optional.ofNullable(transferred.get(result.id()))
                        .filter(day -> !day.isBefore(on))));
      }
    }
    var carriers = new TreeMap<String, Outcome<CarrierConversion>>();
    admitted.forEach((id, list) -> carriers.put(id, CarrierConversion.of(list, books.asOf())));
    return carriers;
  }
}
