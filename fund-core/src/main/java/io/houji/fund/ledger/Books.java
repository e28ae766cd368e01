package io.houji.fund.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * 账簿: the facts that hold on one day, sorted for reading: things by id, events by day and then id,
 * so that every sum runs in one order.
 */
public final class Books {
  private static final Comparator<Fact> BY_DAY =
      Comparator.comparing(Fact::effectiveOn).thenComparing(Fact::id);

  private final LocalDate asOf;
  private final Map<Class<? extends Fact>, SortedMap<String, Fact>> things = new HashMap<>();
  private final Map<Class<? extends Fact>, List<Fact>> events = new HashMap<>();
  private final Map<String, LocalDate> began = new HashMap<>();
  private final Map<String, List<Fact.Commitment>> commitments;
  private final Map<String, List<Fact.CashFlow>> flows;
  private final Map<String, List<Fact.Valuation>> valuations;
  private final Map<String, List<Fact.ProjectRound>> rounds;

  private Books(LocalDate asOf, Known known) {
    this.asOf = asOf;
    for (Recorded recorded : known.all()) {
      var fact = recorded.fact();
      if (!fact.effectiveOn().isAfter(asOf)) {
        keep(fact);
      }
    }
    events.values().forEach(list -> list.sort(BY_DAY));
    commitments = by(Fact.Commitment.class, Fact.Commitment::fundId);
    flows = by(Fact.CashFlow.class, Fact.CashFlow::fundId);
    valuations = by(Fact.Valuation.class, Fact.Valuation::fundId);
    rounds = by(Fact.ProjectRound.class, Fact.ProjectRound::projectId);
  }

  static Books of(Known known, LocalDate asOf) {
    return new Books(asOf, known);
  }

  private void keep(Fact fact) {
    if (fact instanceof Fact.Fund) {
      began.merge(fact.id(), fact.effectiveOn(), (a, b) -> a.isBefore(b) ? a : b);
    }
    if (fact.lasts()) {
      var ofKind = things.computeIfAbsent(fact.getClass(), kind -> new TreeMap<>());
      var before = ofKind.get(fact.id());
      if (before == null || before.effectiveOn().isBefore(fact.effectiveOn())) {
        ofKind.put(fact.id(), fact);
      }
    } else {
      events.computeIfAbsent(fact.getClass(), kind -> new ArrayList<>()).add(fact);
    }
  }

  private <T extends Fact> Map<String, List<T>> by(Class<T> kind, Function<T, String> owner) {
    var grouped = new HashMap<String, List<T>>();
    for (T fact : events(kind)) {
      grouped.computeIfAbsent(owner.apply(fact), id -> new ArrayList<>()).add(fact);
    }
    return grouped;
  }

  @SuppressWarnings("unchecked") // keep() files each fact under its own class
  private <T extends Fact> SortedMap<String, T> things(Class<T> kind) {
    return Collections.unmodifiableSortedMap(
        (SortedMap<String, T>) things.getOrDefault(kind, Collections.emptySortedMap()));
  }

  @SuppressWarnings("unchecked") // keep() files each fact under its own class
  private <T extends Fact> List<T> events(Class<T> kind) {
    return Collections.unmodifiableList((List<T>) events.getOrDefault(kind, List.of()));
  }

  /** Every fact that holds, things before events. */
  public List<Fact> facts() {
    var all = new ArrayList<Fact>();
    things.values().forEach(byId -> all.addAll(byId.values()));
    events.values().forEach(all::addAll);
    return Collections.unmodifiableList(all);
  }

  public LocalDate asOf() {
    return asOf;
  }

  public SortedMap<String, Fact.Fund> funds() {
    return things(Fact.Fund.class);
  }

  public Optional<Fact.Fund> fund(String id) {
    return Optional.ofNullable(funds().get(id));
  }

  /** The first day of a fund, before any change of its description. */
  public Optional<LocalDate> began(String fundId) {
    return Optional.ofNullable(began.get(fundId));
  }

  public SortedMap<String, Fact.Investor> investors() {
    return things(Fact.Investor.class);
  }

  public SortedMap<String, Fact.Firm> firms() {
    return things(Fact.Firm.class);
  }

  public SortedMap<String, Fact.Project> projects() {
    return things(Fact.Project.class);
  }

  public List<Fact.Commitment> commitments(String fundId) {
    return Collections.unmodifiableList(commitments.getOrDefault(fundId, List.of()));
  }

  /** All money into and out of a fund, by day. */
  public List<Fact.CashFlow> flows(String fundId) {
    return Collections.unmodifiableList(flows.getOrDefault(fundId, List.of()));
  }

  /** All values of a fund and of its holdings, by day. */
  public List<Fact.Valuation> valuations(String fundId) {
    return Collections.unmodifiableList(valuations.getOrDefault(fundId, List.of()));
  }

  /** The latest reported net asset value of the whole fund. */
  public Optional<Fact.Valuation> netAssetValue(String fundId) {
    return valuations(fundId).stream()
        .filter(Fact.Valuation::ofWholeFund)
        .reduce((earlier, later) -> later);
  }

  public List<Fact.ProjectRound> rounds() {
    return events(Fact.ProjectRound.class);
  }

  public List<Fact.ProjectRound> rounds(String projectId) {
    return Collections.unmodifiableList(rounds.getOrDefault(projectId, List.of()));
  }

  public List<Fact.Financing> financings() {
    return events(Fact.Financing.class);
  }

  public List<Fact.IndexLevel> indexLevels() {
    return events(Fact.IndexLevel.class);
  }

  public List<Fact.IndexLevel> indexLevels(String indexId) {
    return events(Fact.IndexLevel.class).stream()
        .filter(level -> level.indexId().equals(indexId))
        .toList();
  }

  /** Levels of every index, by its id. */
  public SortedMap<String, List<Fact.IndexLevel>> levelsByIndex() {
    var byId = new TreeMap<String, List<Fact.IndexLevel>>();
    for (Fact.IndexLevel level : events(Fact.IndexLevel.class)) {
      byId.computeIfAbsent(level.indexId(), id -> new ArrayList<>()).add(level);
    }
    return byId;
  }

  public List<Fact.ExchangeRate> exchangeRates() {
    return events(Fact.ExchangeRate.class);
  }

  /** Whether any fact here is made up, so that what is shown of it must say so. */
  public boolean illustrative() {
    return things.values().stream()
            .anyMatch(byId -> byId.values().stream().anyMatch(f -> f.head().illustrative()))
        || events.values().stream()
            .anyMatch(l -> l.stream().anyMatch(f -> f.head().illustrative()));
  }
}
