/** Published tests of a firm as dated, versioned data: each answers with the step that decided. */
@NullMarked
@CheckReturnValue
package io.houji.scoring.rules;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
