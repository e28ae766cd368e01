/** What would lift a score: the fewest and the cheapest changes. */
@NullMarked
@CheckReturnValue
package io.houji.scoring.advice;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
