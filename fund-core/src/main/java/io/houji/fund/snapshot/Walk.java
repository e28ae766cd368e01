package io.houji.fund.snapshot;

import io.houji.fund.snapshot.Difference.Changed;
import io.houji.fund.snapshot.Difference.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Figures of one fund or of the cluster on their way from one state to another, step by step. */
final class Walk {
  private final Optional<String> fund;
  private final Map<String, List<Part>> parts = new TreeMap<>();
  private SortedMap<String, BigDecimal> first = Collections.emptySortedMap();
  private SortedMap<String, BigDecimal> at = Collections.emptySortedMap();

  Walk(Optional<String> fund) {
    this.fund = fund;
  }

  void begin(SortedMap<String, BigDecimal> figures) {
    first = figures;
    at = figures;
  }

  /** One step, by these causes or by this fund of the cluster. */
  void step(List<Integer> causes, Optional<String> by, SortedMap<String, BigDecimal> next) {
    for (String name : names(at, next)) {
      var before = Optional.ofNullable(at.get(name));
      var after = Optional.ofNullable(next.get(name));
      if (!before.equals(after)) {
        parts
            .computeIfAbsent(name, moved -> new ArrayList<>())
            .add(new Part(causes, by, before, after));
      }
    }
    at = next;
  }

  /** What is not at the end as it was at the beginning. */
  List<Changed> changed() {
    var changed = new ArrayList<Changed>();
    for (String name : names(first, at)) {
      var before = Optional.ofNullable(first.get(name));
      var after = Optional.ofNullable(at.get(name));
      if (!before.equals(after)) {
        changed.add(new Changed(fund, name, before, after, parts.getOrDefault(name, List.of())));
      }
    }
    return changed;
  }

  private static SortedSet<String> names(
      SortedMap<String, BigDecimal> a, SortedMap<String, BigDecimal> b) {
    var names = new TreeSet<>(a.keySet());
    names.addAll(b.keySet());
    return names;
  }
}
