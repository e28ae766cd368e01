/** Dates as finance counts them: year fractions under each day count. */
@NullMarked
@CheckReturnValue
package io.houji.fund.calendar;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
