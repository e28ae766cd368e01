package io.houji.scoring.registry;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What identifies a piece of policy (定义): a rule set, a dictionary, a product, a scale.
 *
 * @param source the document it follows, and how sure that is
 * @param canonical its text without comments and spare space; the whole of its meaning
 * @param hash of {@code canonical}
 */
public record Definition(
    Name name, InForce inForce, String source, String canonical, ContentHash hash) {

  /** Kind, name and version, such as rules, tech-sme, 2017-1. */
  public record Name(String kind, String name, String version) {
    @Override
    public String toString() {
      return name + " " + version;
    }
  }

  /**
   * When it applies: {@code [from, until)}.
   *
   * @param until first day no longer in force; empty while it is
   */
  public record InForce(LocalDate from, Optional<LocalDate> until) {
    public boolean on(LocalDate day) {
      return !day.isBefore(from) && until.filter(end -> !day.isBefore(end)).isEmpty();
    }

    /** Whether some day has both. */
    public boolean overlaps(InForce other) {
      return on(other.from) || other.on(from);
    }
  }

  /** Name, version and the beginning of the hash: what an answer cites. */
  public Version version() {
    return new Version(name.name(), name.version(), hash);
  }
}
