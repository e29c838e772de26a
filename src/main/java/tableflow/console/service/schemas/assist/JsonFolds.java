package tableflow.console.service.schemas.assist;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The objects and arrays of a text that take more than one line.
final class JsonFolds {

    private JsonFolds() {}

    /// From each first bracket to behind the last, in the order of the text.
    static List<Range> of(String text, @Nullable JsonPart root) {
        List<Range> folds = new ArrayList<>();
        Deque<JsonPart> open = new ArrayDeque<>();
        if (root != null) {
            open.push(root);
        }
        while (!open.isEmpty()) {
            JsonPart part = open.pop();
            if (part.isContainer() && part.isClosed() && isTall(text, part.from(), part.to())) {
                folds.add(part.range());
            }
            part.parts().reversed().forEach(open::push);
        }
        return folds;
    }

    static boolean isTall(String text, int from, int to) {
        int end = text.indexOf('\n', from);
        return end >= 0 && end < to - 1;
    }
}
