/** The engines without stored data: one JSON object in, one out. */
@NullMarked
@CheckReturnValue
package io.houji.http.calculations;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
