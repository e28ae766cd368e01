/** What a card is, so that a second person can judge it and a second program rebuild it. */
@NullMarked
@CheckReturnValue
package io.houji.scoring.modelcard;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
