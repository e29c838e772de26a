/// Measurements that print figures. They are programs, not tests: nothing here asserts a time.
@NullMarked
package tableflow.console.bench;

import org.jspecify.annotations.NullMarked;
