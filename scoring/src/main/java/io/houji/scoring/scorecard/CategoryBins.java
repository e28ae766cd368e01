package io.houji.scoring.scorecard;

import java.util.HashSet;
import java.util.List;

/**
 * Groups of a category's levels, then one bin for every level not named, then missing.
 *
 * @param groups at least one group; no level twice
 */
public record CategoryBins(List<List<String>> groups) implements Bins {

  public CategoryBins {
    groups = groups.stream().map(List::copyOf).toList();
    var seen = new HashSet<String>();
    for (var group : groups) {
      for (var level : group) {
        if (!seen.add(level)) {
          throw new IllegalArgumentException("level in two groups: " + level);
        }
      }
    }
  }

  /** The bin of levels not named in any group. */
  public int other() {
    return groups.size();
  }

  @Override
  public int count() {
    return groups.size() + 2;
  }

  /** The cell that carries this level in a row; a level not named is {@link #other}. */
  public double cell(String level) {
    for (int g = 0; g < groups.size(); g++) {
      if (groups.get(g).contains(level)) {
        return g;
      }
    }
    return other();
  }

  /** Cells are those of {@link #cell}; whatever is none of them counts as a level not named. */
  @Override
  public int of(double cell) {
    if (Double.isNaN(cell)) {
      return missing();
    }
    int bin = (int) cell;
    return bin == cell && bin >= 0 && bin <= other() ? bin : other();
  }

  @Override
  public String label(int bin) {
    if (bin == missing()) {
      return "missing";
    }
    return bin == other() ? "other" : String.join("|", groups.get(bin));
  }
}
