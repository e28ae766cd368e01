/** From past loans to a points table: binning, selection, fitting, scaling, alarms. */
@NullMarked
@CheckReturnValue
package io.houji.scoring.training;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
