/** Files of fund offices become facts: read, recognised, compared with what is known. */
@NullMarked
@CheckReturnValue
package io.houji.http.imports;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
