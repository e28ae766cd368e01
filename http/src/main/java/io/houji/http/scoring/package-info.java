/** Loan products, applications and the reference scores given to them (信贷评分). */
@NullMarked
@CheckReturnValue
package io.houji.http.scoring;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
