package io.houji.fund.snapshot;

import io.houji.fund.ledger.Commit;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Known;
import io.houji.fund.ledger.Ledger;
import io.houji.fund.ledger.Recorded;
import io.houji.fund.snapshot.Cause.Event;
import io.houji.fund.snapshot.Difference.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what differs between two books of one ledger, fact by fact. A fact that was corrected many
 * times in between is one cause: the last commit that touched it.
 */
final class Causes {
  /** Funds before what is in them, so that each step of a report has a fund to stand on. */
  private static final Comparator<Cause> IN_ORDER =
      Comparator.comparing((Cause cause) -> cause.commit().seq())
          .thenComparing(cause -> !(cause.fact() instanceof Fact.Fund))
          .thenComparing(cause -> cause.fact().getClass().getSimpleName())
          .thenComparing(cause -> cause.fact().id());

  /** Names a fact in books, which hold one description of a lasting thing. */
  private record Name(Class<? extends Fact> kind, String id) {
    static Name of(Fact fact) {
      return new Name(fact.getClass(), fact.id());
    }
  }

  private final Ledger ledger;
  private final Side old;
  private final Known knownThen;
  private final Known knownNow;
  private final Map<Name, Long> retracted = new HashMap<>();

  private Causes(Ledger ledger, Side old, Side now) {
    this.ledger = ledger;
    this.old = old;
    this.knownThen = ledger.known(old.seq());
    this.knownNow = ledger.known(now.seq());
    for (Recorded recorded : ledger.recorded()) {
      if (recorded.retracted() && recorded.seq() > old.seq() && recorded.seq() <= now.seq()) {
        retracted.put(Name.of(recorded.fact()), recorded.seq());
      }
    }
  }

  /** In the order of the commits that made them. */
  static List<Cause> between(Ledger ledger, Side old, Side now) {
    var finder = new Causes(ledger, old, now);
    var before = named(old);
    var after = named(now);
    var names = new HashSet<>(before.keySet());
    names.addAll(after.keySet());
    var causes = new ArrayList<Cause>();
    for (Name name : names) {
      var was = Optional.ofNullable(before.get(name));
      var is = Optional.ofNullable(after.get(name));
      if (!was.equals(is)) {
        causes.add(is.isPresent() ? finder.come(was, is.get()) : finder.gone(was.orElseThrow()));
      }
    }
    causes.sort(IN_ORDER);
    return causes;
  }

  private static Map<Name, Fact> named(Side side) {
    var facts = new HashMap<Name, Fact>();
    side.books().facts().forEach(fact -> facts.put(Name.of(fact), fact));
    return facts;
  }

  /** The later books hold it: new, of a later version, or with other values. */
  private Cause come(Optional<Fact> was, Fact is) {
    var taken = retracted.get(Name.of(is));
    boolean fellBack = was.filter(fact -> fact.effectiveOn().isAfter(is.effectiveOn())).isPresent();
    if (is.lasts() && fellBack && taken != null) {
      return new Cause(Event.RETRACTED, commit(taken), was, Optional.of(is));
    }
    long seq = knownNow.sameAs(is).map(Recorded::seq).orElseThrow();
    if (seq <= old.seq()) {
      return new Cause(Event.FELL_DUE, commit(seq), was, Optional.of(is));
    }
    var then = knownThen.sameAs(is).map(Recorded::fact);
    return then.isPresent()
        ? new Cause(Event.RESTATED, commit(seq), was.or(() -> then), Optional.of(is))
        : new Cause(Event.RECORDED, commit(seq), was, Optional.of(is));
  }

  /** Only the earlier books hold it: taken back, or its date was corrected to a later day. */
  private Cause gone(Fact was) {
    var moved = knownNow.sameAs(was);
    return moved.isPresent()
        ? new Cause(
            Event.RESTATED,
            commit(moved.get().seq()),
            Optional.of(was),
            Optional.of(moved.get().fact()))
        : new Cause(
            Event.RETRACTED,
            commit(retracted.getOrDefault(Name.of(was), old.seq())),
            Optional.of(was),
            Optional.empty());
  }

  private Commit commit(long seq) {
    return ledger.commits().get(Math.toIntExact(seq - 1));
  }
}
