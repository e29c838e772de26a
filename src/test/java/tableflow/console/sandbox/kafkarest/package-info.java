@NullMarked
package tableflow.console.sandbox.kafkarest;

import org.jspecify.annotations.NullMarked;
