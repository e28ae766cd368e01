/** Renminbi in whole fen: exact sums, rounding only when asked. */
@NullMarked
@CheckReturnValue
package io.houji.fund.money;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
