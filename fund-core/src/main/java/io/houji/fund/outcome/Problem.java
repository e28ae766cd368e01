package io.houji.fund.outcome;

/**
 * One reason why input cannot be used.
 *
 * @param code stable, part of the HTTP contract
 * @param where JSON pointer of the field, such as {@code /flows/3/amount}; empty for the whole
 * @param say one sentence that says what would be right; no personal data
 */
public record Problem(Code code, String where, String say) {

  /** Closed list: a client may switch over it. New codes are announced in the changelog. */
  public enum Code {
    /** A required value is absent. */
    MISSING,
    /** Not of the type or form asked for: text for a number, a wrong date, a third decimal. */
    MALFORMED,
    /** Of the right form but outside its domain: negative, above a bound, not finite. */
    OUT_OF_RANGE,
    /** Names something that is not there. */
    UNKNOWN,
    /** Given twice where once is meant. */
    DUPLICATE,
    /** Values that are fine alone contradict each other. */
    CONTRADICTION,
    /** The figure has no value for these inputs, such as a ratio to zero. */
    UNDEFINED
  }

  /** The same problem seen from further out: {@code prefix} goes before its pointer. */
  public Problem under(String prefix) {
    return new Problem(code, prefix + where, say);
  }
}
