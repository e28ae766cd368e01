package io.houji.http.imports;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Head;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Facts of an import beside those already known.
 *
 * @param added not known so far
 * @param unchanged how many are known exactly so
 * @param changed known otherwise
 */
public record Plan(List<Imported.Placed> added, long unchanged, List<Changed> changed) {

  /** One field of a fact before and after; null is "not stated". */
  public record Difference(String field, @Nullable Object before, @Nullable Object after) {}

  /** A fact that the files state otherwise than the ledger does. */
  public record Changed(Imported.Placed placed, List<Difference> differences) {}

  public Plan {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
  }

  /**
   * Compares without looking at anything but {@code known}, which finds the current fact of the
   * same kind, id and, for what lasts, effective date.
   */
  public static Plan of(List<Imported.Placed> facts, Function<Fact, Optional<Fact>> known) {
    List<Imported.Placed> added = new ArrayList<>();
    List<Changed> changed = new ArrayList<>();
    long unchanged = 0;
    for (var placed : facts) {
      var before = known.apply(placed.fact());
      if (before.isEmpty()) {
        added.add(placed);
        continue;
      }
      var differences = differences(before.get(), placed.fact());
      if (differences.isEmpty()) {
        unchanged++;
      } else {
        changed.add(new Changed(placed, differences));
      }
    }
    return new Plan(added, unchanged, changed);
  }

  /** A change is a correction and needs a reason: without one, a problem for each of its rows. */
  public List<RowProblem> withoutReason() {
    return changed.stream()
        .map(
            change ->
                change
                    .placed()
                    .place()
                    .problem(
                        "",
                        change.placed().fact().id(),
                        "differs from the ledger in "
                            + change.differences().stream().map(Difference::field).toList()
                            + ": state a reason to correct it"))
        .toList();
  }

  private static List<Difference> differences(Fact before, Fact after) {
    List<Difference> differences = new ArrayList<>();
    compare("", before, after, differences);
    return differences;
  }

  private static void compare(String prefix, Object before, Object after, List<Difference> into) {
    for (var part : before.getClass().getRecordComponents()) {
      var old = value(part, before);
      var now = value(part, after);
      if (old instanceof Head a && now instanceof Head b) {
        compare("head.", a, b, into);
      } else if (!same(old, now)) {
        into.add(new Difference(prefix + part.getName(), old, now));
      }
    }
  }

  private static boolean same(@Nullable Object old, @Nullable Object now) {
    return old instanceof BigDecimal a && now instanceof BigDecimal b
        ? a.compareTo(b) == 0
        : Objects.equals(old, now);
  }

  private static @Nullable Object value(RecordComponent part, Object of) {
    try {
      return part.getAccessor().invoke(of);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record shows its parts", e);
    }
  }
}
