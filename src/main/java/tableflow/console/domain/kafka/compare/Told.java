package tableflow.console.domain.kafka.compare;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a system told of one part of a topic.
public sealed interface Told {

    /// What stands under `name`.
    Side at(String name);

    /// The names of what it told.
    Iterable<String> names();

    /// It answered.
    ///
    /// @param all by name
    /// @param gap why names that are missing may exist all the same; absent where what is missing does not exist
    record Facts(Map<String, Side> all, @Nullable String gap) implements Told {
        public Facts {
            all = Collections.unmodifiableMap(new TreeMap<>(all));
        }

        /// All there is.
        public static Facts of(Map<String, Side> all) {
            return new Facts(all, null);
        }

        @Override
        public Side at(String name) {
            Side side = all.get(name);
            if (side != null) {
                return side;
            }
            return gap == null ? new Side.Absent() : new Side.NotKnown(gap);
        }

        @Override
        public Iterable<String> names() {
            return all.keySet();
        }
    }

    /// It refused, failed, or could not be asked.
    record NotKnown(String why) implements Told {

        @Override
        public Side at(String name) {
            return new Side.NotKnown(why);
        }

        @Override
        public Iterable<String> names() {
            return List.of();
        }
    }
}
