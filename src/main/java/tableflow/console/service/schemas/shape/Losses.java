package tableflow.console.service.schemas.shape;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tableflow.console.domain.Progress;

/// What another language cannot say, and how much room there is for a schema.
final class Losses {

    /// Types that are used in many places are written out in each of them: a small schema can grow without end.
    private static final int MOST_PARTS = 50_000;
    private static final int DEEPEST = 200;

    private final Set<String> told = new LinkedHashSet<>();
    private int parts;

    /// @param path in the schema that is read; empty for the whole
    /// @param what is lost, without a full stop
    void add(String path, String what) {
        told.add((path.isEmpty() ? "the whole" : path) + ": " + what);
    }

    /// Counts a part of the schema. An interrupt ends it with CANCELLED.
    ///
    /// @throws TooLarge when there are too many, or one stands too deep
    void part(int depth) {
        Progress.throwIfCancelled("convert the schema");
        if (++parts > MOST_PARTS || depth > DEEPEST) {
            throw new TooLarge();
        }
    }

    List<String> all() {
        return List.copyOf(told);
    }

    /// A schema has more parts, or is nested deeper, than can be converted.
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super("it has more than " + MOST_PARTS + " parts, or is nested deeper than " + DEEPEST + " levels",
                    null, false, false);
        }
    }
}
