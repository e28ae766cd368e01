package io.houji.fund.waterfall;

import io.houji.fund.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Clawback (回拨): the duty of the general partner to return carry it was paid too early.
 *
 * <p>Each basis is a cap on the carry that may be kept. With {@code D} all cash distributed, {@code
 * V} the value still held (zero at the end), {@code I} all capital paid in, {@code c} the carry
 * share:
 *
 * <pre>
 *   PROFIT_SHARE  c max(0, D + V - I)
 *   HURDLE_VALUE  max(0, D + V - (I + P))    P = preferred return earned to the day of the test when
 *                                            all cash serves the whole fund's hurdle first
 *   FLOOR         max(0, D + V - m I)        m = floor multiple
 *   to return     max(0, carry paid - cap)
 * </pre>
 *
 * HURDLE_VALUE is the investors' claim carried forward at the hurdle rate. No basis asks for an
 * IRR: the flows of a fund may have several or none.
 *
 * <p>An interim test is provisional: what it takes is held for the investors, and a later test may
 * release it again. So the last test alone decides, however many there were before.
 *
 * @param floorMultiple of paid-in capital, for {@link Basis#FLOOR} only; else zero
 */
public record Clawback(Basis basis, BigDecimal floorMultiple) {

  /** What the carry is measured against. */
  public enum Basis {
    NONE,
    PROFIT_SHARE,
    HURDLE_VALUE,
    FLOOR
  }

  /** When in the fund's life a test is made. */
  public enum Stage {
    INTERIM,
    FINAL
  }

  /**
   * A day on which the carry is tested, after the flows of that day.
   *
   * @param value fair value still held; zero at the final test
   */
  public record Test(LocalDate on, Stage stage, Money value) {
    public static Test interim(LocalDate on, Money value) {
      return new Test(on, Stage.INTERIM, value);
    }

    public static Test last(LocalDate on) {
      return new Test(on, Stage.FINAL, Money.ZERO);
    }
  }

  public static final Clawback NONE = new Clawback(Basis.NONE, BigDecimal.ZERO);
  public static final Clawback PROFIT_SHARE = new Clawback(Basis.PROFIT_SHARE, BigDecimal.ZERO);
  public static final Clawback HURDLE_VALUE = new Clawback(Basis.HURDLE_VALUE, BigDecimal.ZERO);

  public static Clawback floor(String multiple) {
    return new Clawback(Basis.FLOOR, new BigDecimal(multiple));
  }
}
