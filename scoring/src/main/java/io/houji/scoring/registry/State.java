package io.houji.scoring.registry;

import java.util.EnumSet;
import java.util.Set;

/**
 * How far a model, rule set or dictionary has come (状态).
 *
 * <pre>
 *   draft → validated → shadow → challenger → champion → retired
 * </pre>
 *
 * <p>A validated one may go to any of the three; a champion that is replaced stays as challenger or
 * retires; whatever is not retired may be retired, and retired is final.
 */
public enum State {
  DRAFT,
  VALIDATED,
  /** Scores are computed and kept, nobody decides on them. */
  SHADOW,
  /** Decides for a stated share of applications. */
  CHALLENGER,
  /** Decides. One per name. */
  CHAMPION,
  RETIRED;

  /** Where one may go from here. */
  public Set<State> next() {
    return switch (this) {
      case DRAFT -> EnumSet.of(VALIDATED, RETIRED);
      case VALIDATED -> EnumSet.of(SHADOW, CHALLENGER, CHAMPION, RETIRED);
      case SHADOW -> EnumSet.of(CHALLENGER, RETIRED);
      case CHALLENGER -> EnumSet.of(SHADOW, CHAMPION, RETIRED);
      case CHAMPION -> EnumSet.of(CHALLENGER, RETIRED);
      case RETIRED -> EnumSet.noneOf(State.class);
    };
  }

  /** Whether going there takes two persons: whatever can change a decision. */
  public boolean needsTwoPersons() {
    return this == VALIDATED || this == CHALLENGER || this == CHAMPION;
  }
}
