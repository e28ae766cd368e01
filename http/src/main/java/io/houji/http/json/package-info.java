/**
 * JSON in and out: strict reading that names every problem, writing that gives the same bytes
 * everywhere.
 */
@NullMarked
@CheckReturnValue
package io.houji.http.json;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
