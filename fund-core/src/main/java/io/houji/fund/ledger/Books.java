package io.houji.fund.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * 账簿: the facts that hold on one day, sorted for reading: things by id, events by day and then id,
 * so that every sum runs in one order.
 */
public final class Books {
  private static final Comparator<Fact> BY_DAY =
      Comparator.comparing(Fact::effectiveOn).thenComparing(Fact::id);

  /** Beyond so many later facts, making books anew is no slower. */
  private static final int LATER_MAX = 64;

  private final LocalDate asOf;
  private final Map<Class<? extends Fact>, SortedMap<String, Fact>> things = new HashMap<>();
  private final Map<Class<? extends Fact>, List<Fact>> events = new HashMap<>();
  private final Map<String, LocalDate> began = new HashMap<>();
  private final Map<String, List<Fact.Project>> courses = new HashMap<>();
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
    courses.values().forEach(list -> list.sort(BY_DAY));
    commitments = by(Fact.Commitment.class, Fact.Commitment::fundId);
    flows = by(Fact.CashFlow.class, Fact.CashFlow::fundId);
    valuations = by(Fact.Valuation.class, Fact.Valuation::fundId);
    rounds = by(Fact.ProjectRound.class, Fact.ProjectRound::projectId);
  }

  private Books(Books other) {
    asOf = other.asOf;
    things.putAll(other.things);
    events.putAll(other.events);
    began.putAll(other.began);
    courses.putAll(other.courses);
    commitments = new HashMap<>(other.commitments);
    flows = new HashMap<>(other.flows);
    valuations = new HashMap<>(other.valuations);
    rounds = new HashMap<>(other.rounds);
  }

  /**
   * With what was recorded since; lists of owners that nothing happened to are shared. Empty where
   * that is no quicker than making the books anew.
   */
  Optional<Books> plus(List<Recorded> later) {
    if (later.size() > LATER_MAX || later.stream().anyMatch(each -> each.fact().lasts())) {
      return Optional.empty();
    }
    var now = new Books(this);
    for (Recorded recorded : later) {
      now.replace(recorded);
    }
    return Optional.of(now);
  }

  private void replace(Recorded recorded) {
    var fact = recorded.fact();
    var all = new ArrayList<>(events.getOrDefault(fact.getClass(), List.of()));
    all.stream()
        .filter(old -> old.id().equals(fact.id()))
        .findFirst()
        .ifPresent(
            old -> {
              all.remove(Collections.binarySearch(all, old, BY_DAY));
              owned(old, list -> list.removeIf(each -> each.id().equals(old.id())));
            });
    if (!recorded.retracted() && !fact.effectiveOn().isAfter(asOf)) {
      insert(all, fact);
      owned(fact, list -> insert(list, fact));
    }
    events.put(fact.getClass(), all);
  }

  private static void insert(List<Fact> sorted, Fact fact) {
    sorted.add(-Collections.binarySearch(sorted, fact, BY_DAY) - 1, fact);
  }

  /** Changes a copy of the list of the fact's owner, if facts of its kind have owners. */
  private void owned(Fact fact, Consumer<List<Fact>> change) {
    if (fact instanceof Fact.Commitment made) {
      owned(commitments, made.fundId(), change);
    } else if (fact instanceof Fact.CashFlow flow) {
      owned(flows, flow.fundId(), change);
    } else if (fact instanceof Fact.Valuation value) {
      owned(valuations, value.fundId(), change);
    } else if (fact instanceof Fact.ProjectRound round) {
      owned(rounds, round.projectId(), change);
    }
  }

  @SuppressWarnings("unchecked") // the one caller pairs each map with facts of its kind
  private static <T extends Fact> void owned(
      Map<String, List<T>> byOwner, String owner, Consumer<List<Fact>> change) {
    List<Fact> list = new ArrayList<>(byOwner.getOrDefault(owner, List.of()));
    change.accept(list);
    byOwner.put(owner, (List<T>) list);
  }

  static Books of(Known known, LocalDate asOf) {
    return new Books(asOf, known);
  }

  private void keep(Fact fact) {
    if (fact instanceof Fact.Fund) {
      began.merge(fact.id(), fact.effectiveOn(), (a, b) -> a.isBefore(b) ? a : b);
    }
    if (fact instanceof Fact.Project project) {
      courses.computeIfAbsent(project.id(), id -> new ArrayList<>()).add(project);
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

  /** Things of one kind by id, each as of the latest day on which it was stated. */
  @SuppressWarnings("unchecked") // keep() files each fact under its own class
  public <T extends Fact> SortedMap<String, T> things(Class<T> kind) {
    return Collections.unmodifiableSortedMap(
        (SortedMap<String, T>) things.getOrDefault(kind, Collections.emptySortedMap()));
  }

  /** Ids of all facts of one kind. */
  Set<String> names(Class<? extends Fact> kind) {
    var lasting = things.get(kind);
    return lasting != null
        ? lasting.keySet()
        : events.getOrDefault(kind, List.of()).stream().map(Fact::id).collect(Collectors.toSet());
  }

  /** Events of one kind by day. */
  @SuppressWarnings("unchecked") // keep() files each fact under its own class
  public <T extends Fact> List<T> events(Class<T> kind) {
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

  /** All that was stated of a project over time, by day: its changes of status. */
  public List<Fact.Project> course(String projectId) {
    return Collections.unmodifiableList(courses.getOrDefault(projectId, List.of()));
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

  /** What is stated of one fund as a partnership, of one kind, by day. */
  public <F extends PartnershipFact> List<F> ofFund(Class<F> kind, String fundId) {
    return events(kind).stream().filter(fact -> fact.fundId().equals(fundId)).toList();
  }

  /** Whether any fact here is made up, so that what is shown of it must say so. */
  public boolean illustrative() {
    return things.values().stream()
            .anyMatch(byId -> byId.values().stream().anyMatch(f -> f.head().illustrative()))
        || events.values().stream()
            .anyMatch(l -> l.stream().anyMatch(f -> f.head().illustrative()));
  }
}
