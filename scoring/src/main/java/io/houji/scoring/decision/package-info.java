/** The answer to an application: score, gates, terms, and what to look at; never a consent. */
@NullMarked
@CheckReturnValue
package io.houji.scoring.decision;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
