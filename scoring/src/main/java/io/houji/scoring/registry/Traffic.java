package io.houji.scoring.registry;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How one product's applications are parted between its champion and its challengers (分流).
 *
 * <pre>
 *   place = ⌊10000 · n / 2⁴⁸⌋      n = the first 48 bits of the SHA-256 of the application's id
 * </pre>
 *
 * <p>Challengers take the places from 0 on, in the order of their hashes, each as many as its share
 * has ten-thousandths; the champion takes the rest. So the same id goes the same way, whoever asks
 * and however often, as long as the shares stay as they are.
 *
 * @param shares of challengers in ten-thousandths, each above 0, together at most {@value #MOST}
 */
public record Traffic(SortedMap<ContentHash, Integer> shares) {
  /** Who decides for more than half is the champion, whatever it is called. */
  public static final int MOST = 5_000;

  public static final int WHOLE = 10_000;
  public static final Traffic NONE = new Traffic(new TreeMap<>());

  private static final int DIGITS = 12;
  private static final int HEX = 16;
  private static final int BITS = 48;

  public Traffic {
    shares = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    int sum = shares.values().stream().mapToInt(Integer::intValue).sum();
    if (sum > MOST || shares.values().stream().anyMatch(share -> share <= 0)) {
      throw new IllegalArgumentException("shares above 0, together at most " + MOST + ": " + sum);
    }
  }

  /**
   * A share that is asked for.
   *
   * @param tenThousandths from 0, which ends it
   * @param by who asks for it
   * @param confirmedBy the second person
   * @param why one sentence
   */
  public record Wish(int tenThousandths, String by, Optional<String> confirmedBy, String why) {}

  /** Where an application stands, from 0 to 9999. */
  public static int place(String applicationId) {
    var digits = ContentHash.of(applicationId).hex().substring(0, DIGITS);
    return (int) ((Long.parseLong(digits, HEX) * WHOLE) >>> BITS);
  }

  /** The challenger that decides an application; empty if the champion does. */
  public Optional<ContentHash> challenger(String applicationId) {
    if (shares.isEmpty()) {
      return Optional.empty();
    }
    int place = place(applicationId);
    int end = 0;
    for (var share : shares.entrySet()) {
      end += share.getValue();
      if (place < end) {
        return Optional.of(share.getKey());
      }
    }
    return Optional.empty();
  }

  /** A challenger's share in ten-thousandths; 0 if it has none. */
  public int share(ContentHash model) {
    return shares.getOrDefault(model, 0);
  }

  /** With one share set, by two persons as a promotion; refused with every reason against it. */
  public Outcome<Traffic> with(Entry entry, Wish wish) {
    var problems = new ArrayList<Problem>();
    if (entry.state() != State.CHALLENGER) {
      var say = "only a challenger decides for a share; this is a " + entry.state();
      problems.add(new Problem(CONTRADICTION, "/share", say));
    }
    var all = new TreeMap<>(shares);
    all.remove(entry.hash());
    int others = all.values().stream().mapToInt(Integer::intValue).sum();
    if (wish.tenThousandths < 0 || others + wish.tenThousandths > MOST) {
      var say = "from 0 to " + (MOST - others) + " of " + WHOLE + ", beside other challengers";
      problems.add(new Problem(OUT_OF_RANGE, "/share", say));
    }
    problems.addAll(Register.persons(entry, wish.by, wish.confirmedBy, wish.why));
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    if (wish.tenThousandths > 0) {
      all.put(entry.hash(), wish.tenThousandths);
    }
    return Outcome.ok(new Traffic(all));
  }
}
