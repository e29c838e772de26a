package tableflow.console.service.topics;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;

/// All topics of a profile as far as they are known at one moment; immutable. A reading hands over several, each more
/// complete than the one before.
///
/// @param rows by name
/// @param sources how far each source is
public record TopicList(List<TopicRow> rows, Map<TopicSource, TopicSource.State> sources) {

    /// Before anything was read.
    public static final TopicList EMPTY = new TopicList(List.of(), Map.of());

    public TopicList {
        rows = List.copyOf(rows);
        sources = Map.copyOf(sources);
    }

    /// How far `source` is.
    public TopicSource.State state(TopicSource source) {
        return sources.getOrDefault(source, TopicSource.State.UNASKED);
    }

    /// Why `source` was not checked, wholly or in part.
    public @Nullable RemoteFailure failure(TopicSource source) {
        return state(source).failure();
    }

    /// Whether the names are known: an empty list then means that there are no topics.
    public boolean hasNames() {
        TopicSource.State names = state(TopicSource.NAMES);
        return names.ended() && names.failure() == null;
    }

    /// This list with what is known of figures; topics that are not in `figures` keep theirs.
    public TopicList with(Map<String, TopicFigures> figures) {
        if (figures.isEmpty()) {
            return this;
        }
        return new TopicList(
                rows.stream()
                        .map(row -> {
                            TopicFigures known = figures.get(row.name());
                            return known == null ? row : row.with(known);
                        })
                        .toList(),
                sources);
    }

    /// This list with the answers of an earlier one where there are none now: a key that expires takes nothing away
    /// that was seen. Rows of topics that are new stay as they are.
    ///
    /// @param changing when what changes by itself was read for the earlier one
    /// @param whole when everything was
    public TopicList orEarlier(TopicList earlier, Instant changing, Instant whole) {
        Map<String, TopicRow> before = HashMap.newHashMap(earlier.rows.size());
        earlier.rows.forEach(row -> before.put(row.name(), row));
        return new TopicList(
                rows.stream()
                        .map(row -> {
                            TopicRow then = before.get(row.name());
                            return then == null || row.isAnswered() ? row : row.orEarlier(then, changing, whole);
                        })
                        .toList(),
                sources);
    }

    /// When the oldest answer was known that is not from the newest reading; empty where all are.
    public Optional<Instant> oldest() {
        return rows.stream()
                .flatMap(row -> Stream.concat(row.oldest().stream(), row.figures().oldest().stream()))
                .min(Instant::compareTo);
    }

    /// Whether all sources answered or failed.
    public boolean isComplete() {
        for (TopicSource source : TopicSource.values()) {
            if (!state(source).ended()) {
                return false;
            }
        }
        return true;
    }

    /// This list, or the failure to read the names when there is nothing to show for it: what a command wants.
    public TopicList orThrow() {
        RemoteFailure failure = failure(TopicSource.NAMES);
        if (failure != null && rows.isEmpty()) {
            throw failure;
        }
        return this;
    }
}
