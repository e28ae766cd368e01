/** The page for people at the root of the service, and the stream that keeps it fresh. */
@NullMarked
@CheckReturnValue
package io.houji.http.web;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
