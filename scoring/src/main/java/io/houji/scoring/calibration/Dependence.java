package io.houji.scoring.calibration;

/**
 * How the defaults of firms hang together (相关性): the one-factor model over years.
 *
 * <pre>
 *   P(default in year t | S) = Φ( (Φ⁻¹(p) + √ρ · S_t) / √(1 − ρ) )      corr(S_t, S_u) = θ^|t−u|
 * </pre>
 *
 * <p>{@code S_t} is standard normal and common to all firms; high is bad. Firms that defaulted
 * leave. Source: Vasicek (1987); Pluto and Tasche (2005), section on multi-period data.
 *
 * @param correlation {@code ρ}, asset correlation in [0, 0.99]
 * @param years observed, 1 to 30; the PD is per year
 * @param persistence {@code θ}, of the factor from year to year, in [0, 0.95]
 */
public record Dependence(double correlation, int years, double persistence) {
  private static final int YEARS_MAX = 30;

  /** Firms default independently of each other; one year. */
  public static final Dependence NONE = new Dependence(0, 1, 0);

  public Dependence {
    if (!(correlation >= 0 && correlation <= 0.99) || years < 1 || years > YEARS_MAX) {
      throw new IllegalArgumentException("correlation 0 to 0.99, 1 to 30 years");
    }
    if (!(persistence >= 0 && persistence <= 0.95)) {
      throw new IllegalArgumentException("persistence 0 to 0.95: " + persistence);
    }
  }

  /** One year with asset correlation. */
  public static Dependence oneFactor(double correlation) {
    return new Dependence(correlation, 1, 0);
  }
}
