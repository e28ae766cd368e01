/** 专利: the entries of the patent pool and what happens to them. */
@NullMarked
@CheckReturnValue
package io.houji.http.patents;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
