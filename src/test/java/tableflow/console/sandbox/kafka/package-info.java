@NullMarked
package tableflow.console.sandbox.kafka;

import org.jspecify.annotations.NullMarked;
