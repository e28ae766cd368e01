/** Writes that happen once, however often they are sent. */
@NullMarked
@CheckReturnValue
package io.houji.http.writes;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
