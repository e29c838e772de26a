package tableflow.console.ui.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.ui.topics.TopicsViewModel.Counts;

/// The rows that a filter lets through, in order, and how many there are of each kind.
record Pick(List<TopicRow> rows, Counts counts) {

    static Pick of(List<TopicRow> all, TopicFilter filter, Set<String> favourites, List<SortKey> order) {
        List<TopicRow> matching = new ArrayList<>();
        int withTable = 0;
        int withProblem = 0;
        int internal = 0;
        int marked = 0;
        for (TopicRow row : all) {
            boolean hidden = row.internal() && !filter.internal();
            internal += row.internal() ? 1 : 0;
            withTable += !hidden && row.table().isPresent() ? 1 : 0;
            withProblem += !hidden && !row.problems().isEmpty() ? 1 : 0;
            marked += !hidden && favourites.contains(row.name()) ? 1 : 0;
            if (filter.matches(row)) {
                matching.add(row);
            }
        }
        order.stream()
                .map(key -> key.column().order(key.descending()))
                .reduce(Comparator::thenComparing)
                .ifPresent(matching::sort);
        int visible = all.size() - (filter.internal() ? 0 : internal);
        return new Pick(matching, new Counts(matching.size(), visible, withTable, withProblem, internal, marked));
    }
}
