package io.houji.fund.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The latest recording of each fact; what was retracted is not there. */
public final class Known {

  /** What a later recording replaces: an event by its id, a lasting thing by its id and day. */
  private record Key(Class<? extends Fact> kind, String id, @Nullable LocalDate from) {
    static Key of(Fact fact) {
      return new Key(fact.getClass(), fact.id(), fact.lasts() ? fact.effectiveOn() : null);
    }
  }

  private final Map<Key, Recorded> latest;

  private Known(Map<Key, Recorded> latest) {
    this.latest = latest;
  }

  static Known of(List<Recorded> recorded, long seq) {
    return new Known(taken(new HashMap<>(Math.max(16, recorded.size() * 2)), recorded, seq));
  }

  /** With what later commits recorded. */
  Known plus(List<Recorded> later) {
    return new Known(taken(new HashMap<>(latest), later, Long.MAX_VALUE));
  }

  private static Map<Key, Recorded> taken(
      Map<Key, Recorded> latest, List<Recorded> recorded, long seq) {
    for (Recorded fact : recorded) {
      if (fact.seq() > seq) {
        break; // in the order of commits
      }
      var key = Key.of(fact.fact());
      if (fact.retracted()) {
        latest.remove(key);
      } else {
        latest.put(key, fact);
      }
    }
    return latest;
  }

  /** The latest recording of what {@code fact} would replace. */
  public Optional<Recorded> sameAs(Fact fact) {
    return Optional.ofNullable(latest.get(Key.of(fact)));
  }

  /** The latest recording of an event. */
  public Optional<Recorded> event(Class<? extends Fact> kind, String id) {
    return Optional.ofNullable(latest.get(new Key(kind, id, null)));
  }

  /** All, in no particular order. */
  public Collection<Recorded> all() {
    return latest.values();
  }
}
