/** Who calls: bearer tokens, of which only the hash is kept. */
@NullMarked
@CheckReturnValue
package io.houji.http.access;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
