package io.houji.scoring.scorecard;

/**
 * One reason for a score (原因): where points were lost.
 *
 * @param characteristic its name, the reason's code
 * @param bin the bin the applicant fell into; its label is {@code bins().label(bin)}
 * @param points earned there
 * @param lost baseline less points earned; above 0
 */
public record Reason(String characteristic, int bin, int points, int lost) {}
