package io.houji.scoring.rules;

/** What a rule says of a firm (结论). */
public enum Verdict {
  PASS,
  FAIL,
  /** Not enough is known, or the criteria are not published. */
  UNKNOWN,
  NOT_APPLICABLE
}
