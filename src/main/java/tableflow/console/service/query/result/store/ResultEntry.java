package tableflow.console.service.query.result.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.Results;

/// What is known of a kept result without opening it.
///
/// @param columns empty until they are known
/// @param source where the rows came from; empty until the first have come
/// @param etag the mark of the object that the rows come from; absent when they come from the API
/// @param pinned kept until it is unpinned, whatever room there is
/// @param rows so far
/// @param bytes on disk
public record ResultEntry(
        ResultFacts facts,
        List<ResultColumn> columns,
        Arrival arrival,
        Optional<Results.Source> source,
        @Nullable String etag,
        boolean pinned,
        long rows,
        long bytes) {
    public ResultEntry {
        columns = List.copyOf(columns);
    }

    static ResultEntry begun(ResultFacts facts) {
        return new ResultEntry(facts, List.of(), Arrival.ARRIVING, Optional.empty(), null, false, 0, 0);
    }

    /// The id it is opened by.
    public String id() {
        return facts.queryId();
    }

    ResultEntry withColumns(List<ResultColumn> known) {
        return new ResultEntry(facts, known, arrival, source, etag, pinned, rows, bytes);
    }

    ResultEntry withArrival(Arrival now) {
        return new ResultEntry(facts, columns, now, source, etag, pinned, rows, bytes);
    }

    ResultEntry withSource(Results.Source from, @Nullable String mark) {
        return new ResultEntry(facts, columns, arrival, Optional.of(from), mark, pinned, rows, bytes);
    }

    ResultEntry withPinned(boolean now) {
        return new ResultEntry(facts, columns, arrival, source, etag, now, rows, bytes);
    }

    ResultEntry withSize(long rowsNow, long bytesNow) {
        return new ResultEntry(facts, columns, arrival, source, etag, pinned, rowsNow, bytesNow);
    }
}
