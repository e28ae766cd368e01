/** Dated cash flows in the investor's sign: money paid in is negative. */
@NullMarked
@CheckReturnValue
package io.houji.fund.cashflow;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
