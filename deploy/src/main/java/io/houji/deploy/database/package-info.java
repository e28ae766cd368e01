/** The database: embedded or given, its logins and its migrations. */
@NullMarked
@CheckReturnValue
package io.houji.deploy.database;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
