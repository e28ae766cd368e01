/** What a dashboard or an answer shows of one day: all figures from the same books. */
@NullMarked
@CheckReturnValue
package io.houji.fund.snapshot;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
