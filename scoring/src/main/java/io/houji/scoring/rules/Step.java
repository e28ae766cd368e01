package io.houji.scoring.rules;

/**
 * One step of a rule (步骤).
 *
 * @param clause its name in the rule set
 * @param found what the application says
 * @param asked what the rule asks for, or the points it gives
 */
public record Step(String clause, String found, String asked, Verdict verdict) {}
