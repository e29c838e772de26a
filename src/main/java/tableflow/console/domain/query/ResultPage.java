package tableflow.console.domain.query;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Some rows of a result as the API gives them, in order. A value is text in Athena's notation, or null; the empty
/// text is not null.
///
/// @param rows as many values as columns each
/// @param next names the page after this one; empty at the end
public record ResultPage(List<ResultColumn> columns, List<List<@Nullable String>> rows, Optional<String> next) {
    public ResultPage {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(rows);
    }
}
