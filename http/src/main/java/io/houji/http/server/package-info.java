/** Routes, answers, limits and the verticles. */
@NullMarked
@CheckReturnValue
package io.houji.http.server;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
