/** Where deploy meets the HTTP service: rooms, ports and tokens on a migrated database. */
@NullMarked
@CheckReturnValue
package io.houji.deploy.serving;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
