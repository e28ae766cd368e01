/** What is known of a firm when it asks for credit. */
@NullMarked
@CheckReturnValue
package io.houji.scoring.applicant;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
