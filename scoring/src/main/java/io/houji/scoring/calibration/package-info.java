/** Default probabilities at the level a portfolio really has, also with few or no defaults. */
@NullMarked
@CheckReturnValue
package io.houji.scoring.calibration;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
