package io.houji.scoring.applicant;

import io.houji.scoring.scorecard.Decimals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What a measure is for one applicant (指标读数): known, missing, or special. */
public sealed interface Reading {

  /** A number: a double for a card, exact against a threshold. */
  sealed interface Known extends Reading permits Exact, Growth, Months {

    /** The nearest double, for a card's row. */
    double cell();

    /** Sign of this less the threshold, exactly. */
    int compareTo(BigDecimal threshold);
  }

  /**
   * A quotient of whole numbers. {@code n / d} against {@code t} is {@code n} against {@code t·d}.
   *
   * @param denominator above 0
   */
  record Exact(long numerator, long denominator) implements Known {
    private static final long EXACT_MAX = 1L << 53;

    public Exact {
      if (denominator <= 0) {
        throw new IllegalArgumentException("denominator above 0: " + denominator);
      }
    }

    /** Correctly rounded: equal to the literal wherever the quotient equals the literal. */
    @Override
    public double cell() {
      if (Math.abs(numerator) <= EXACT_MAX && denominator <= EXACT_MAX) {
        return (double) numerator / (double) denominator;
      }
      return quotient(MathContext.DECIMAL128).doubleValue();
    }

    @Override
    public int compareTo(BigDecimal threshold) {
      return BigDecimal.valueOf(numerator)
          .compareTo(threshold.multiply(BigDecimal.valueOf(denominator)));
    }

    private BigDecimal quotient(MathContext digits) {
      return BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), digits);
    }

    @Override
    public String text() {
      return denominator == 1 ? Long.toString(numerator) : Decimals.upTo(cell(), 6);
    }
  }

  /**
   * Compound growth per year (年均复合增长率): {@code (now / base)^(1/years) − 1}.
   *
   * <p>Against {@code t} exactly: {@code now} against {@code base · (1 + t)^years}. 1000 to 1728 in
   * three years is exactly 20%.
   *
   * @param base above 0
   */
  record Growth(long now, long base, int years) implements Known {
    /** Roots are rounded to nine decimals, so that a growth of exactly 20% reads 0.2. */
    private static final double DECIMALS = 1e9;

    @Override
    public double cell() {
      double quotient = (double) now / (double) base;
      double growth = now <= 0 ? -1 : StrictMath.pow(quotient, 1.0 / years) - 1;
      return StrictMath.rint(growth * DECIMALS) / DECIMALS;
    }

    @Override
    public int compareTo(BigDecimal threshold) {
      if (threshold.compareTo(BigDecimal.ONE.negate()) < 0) {
        return 1;
      }
      var factor = BigDecimal.ONE.add(threshold).pow(years);
      return BigDecimal.valueOf(now).compareTo(BigDecimal.valueOf(base).multiply(factor));
    }

    @Override
    public String text() {
      return Decimals.upTo(cell(), 6);
    }
  }

  /** Whole months from one day to another; the day itself reaches the month (届满 includes it). */
  record Months(LocalDate from, LocalDate to) implements Known {
    @Override
    public double cell() {
      return ChronoUnit.MONTHS.between(from, to);
    }

    /** "At most n months" ends with the day n months on; so does "n months or more" begin. */
    @Override
    public int compareTo(BigDecimal threshold) {
      return to.compareTo(from.plusMonths(threshold.longValueExact()));
    }

    @Override
    public String text() {
      return ChronoUnit.MONTHS.between(from, to) + " months";
    }
  }

  /** A level of a choice. */
  record Level(String level) implements Reading {
    @Override
    public String text() {
      return level;
    }
  }

  /**
   * Not said.
   *
   * @param fields what would have to be said, at least one
   */
  record Missing(List<String> fields) implements Reading {
    public Missing {
      fields = List.copyOf(fields);
    }

    @Override
    public String text() {
      return "missing";
    }
  }

  record NoValue(Special why) implements Reading {
    @Override
    public String text() {
      return why.slug();
    }
  }

  /** For the steps of an answer. */
  String text();

  /** Whole numbers of one quotient from decimals of any scale; empty beyond the domain. */
  static Exact exact(BigDecimal numerator, BigDecimal denominator) {
    int scale = Math.max(0, Math.max(numerator.scale(), denominator.scale()));
    return new Exact(scaled(numerator, scale), scaled(denominator, scale));
  }

  private static long scaled(BigDecimal number, int scale) {
    BigInteger whole = number.setScale(scale).unscaledValue();
    return whole.longValueExact();
  }
}
