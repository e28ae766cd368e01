/** PostgreSQL as the rooms see it: units of work in one tenant that end in bounded time. */
@NullMarked
@CheckReturnValue
package io.houji.http.store;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
