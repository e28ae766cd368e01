package io.houji.http.imports;

import io.houji.fund.ledger.DayPrecision;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.Known;
import io.houji.fund.ledger.Recorded;
import io.houji.fund.outcome.Problem.Code;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 差异: the facts of a file beside those already known.
 *
 * @param added not known so far
 * @param changed known otherwise
 * @param unchanged known exactly so
 */
record Plan(List<Imported.Placed> added, List<Changed> changed, List<Imported.Placed> unchanged) {

  private static final ClassValue<RecordComponent[]> PARTS =
      new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> kind) {
          return kind.getRecordComponents();
        }
      };

  /** One field of a fact before and after; null is "not stated". */
  record Difference(String field, @Nullable Object before, @Nullable Object after) {}

  /** A fact that the file states otherwise than the ledger does. */
  record Changed(Imported.Placed placed, List<Difference> differences) {}

  Plan {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    unchanged = List.copyOf(unchanged);
  }

  /**
   * Compares {@code facts} with what is known.
   *
   * @param statedDay the sender states the day of opening balances; otherwise the day on which the
   *     file came is no difference, so that the same file again changes nothing
   */
  static Plan of(List<Imported.Placed> facts, Known known, boolean statedDay) {
    List<Imported.Placed> added = new ArrayList<>();
    List<Changed> changed = new ArrayList<>();
    List<Imported.Placed> unchanged = new ArrayList<>();
    for (var placed : facts) {
      var before = known.sameAs(placed.fact()).map(Recorded::fact);
      if (before.isEmpty()) {
        added.add(placed);
        continue;
      }
      var differences = differences(before.get(), placed.fact(), statedDay);
      if (differences.isEmpty()) {
        unchanged.add(placed);
      } else {
        changed.add(new Changed(placed, differences));
      }
    }
    return new Plan(added, changed, unchanged);
  }

  /** The facts to record, with their places: what is new and what is changed. */
  List<Imported.Placed> toRecord() {
    return Stream.concat(added.stream(), changed.stream().map(Changed::placed)).toList();
  }

  /** A change is a correction and needs a reason: without one, a problem for each of its facts. */
  List<RowProblem> withoutReason() {
    return changed.stream()
        .map(
            change ->
                new RowProblem(
                    Code.CONTRADICTION,
                    change.placed().place(),
                    "",
                    change.placed().fact().id(),
                    "recorded with another "
                        + String.join(
                            ", ", change.differences().stream().map(Difference::field).toList())
                        + ": give a reason to correct it"))
        .toList();
  }

  private static List<Difference> differences(Fact before, Fact after, boolean statedDay) {
    if (before.equals(after)) {
      return List.of();
    }
    List<Difference> differences = new ArrayList<>();
    compare(before, after, differences);
    boolean balance =
        before.head().precision() == DayPrecision.OPENING
            && after.head().precision() == DayPrecision.OPENING;
    boolean onlyDay = differences.size() == 1 && differences.get(0).field().equals("effective_on");
    return balance && onlyDay && !statedDay ? List.of() : differences;
  }

  private static void compare(Object before, Object after, List<Difference> into) {
    for (var part : PARTS.get(before.getClass())) {
      var old = value(part, before);
      var now = value(part, after);
      if (old instanceof Head a && now instanceof Head b) {
        compare(a, b, into);
      } else if (!same(old, now)) {
        into.add(new Difference(Words.snake(part.getName()), old, now));
      }
    }
  }

  private static boolean same(@Nullable Object old, @Nullable Object now) {
    if (old instanceof BigDecimal a && now instanceof BigDecimal b) {
      return a.compareTo(b) == 0;
    }
    return Objects.equals(old, now);
  }

  private static @Nullable Object value(RecordComponent part, Object of) {
    try {
      return part.getAccessor().invoke(of);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record shows its parts", e);
    }
  }
}
