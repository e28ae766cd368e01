/** PostgreSQL: how to reach it, its pools and its statements. */
@NullMarked
@CheckReturnValue
package io.houji.http.store;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
