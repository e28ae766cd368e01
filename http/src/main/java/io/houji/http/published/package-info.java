/** The figures of the published source document, quoted and never mixed with our own. */
@NullMarked
@CheckReturnValue
package io.houji.http.published;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
