package io.houji.scoring.scorecard;

import java.util.List;

/**
 * What a card says of one applicant.
 *
 * @param points the score, whole
 * @param pd default probability, from 0 to 1
 * @param reasons at most as many as asked for, in the order of {@link Scorer}'s tie rule
 */
public record Score(int points, double pd, List<Reason> reasons) {}
