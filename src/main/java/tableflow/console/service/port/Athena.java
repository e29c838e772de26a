package tableflow.console.service.port;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.ResultPage;
import tableflow.console.domain.query.RuntimeStatistics;

/// The queries of Athena in one account and region.
public interface Athena extends AutoCloseable {

    /// The most rows of a page, a heading row included.
    int PAGE_ROWS = 1_000;

    /// The most executions of one call of [#executions], and of one page of [#recent].
    int BATCH = 50;

    /// Submits a statement and returns its id. A statement that does not parse is refused here, as INVALID, and costs
    /// nothing.
    ///
    /// @param token 32 to 128 characters; the same token with the same request never starts a second query
    String start(QueryRequest request, String token);

    /// Where a query is.
    QueryExecution execution(String id);

    /// Where several queries are, in one call.
    ///
    /// @param ids at most [#BATCH]
    Batch executions(Collection<String> ids);

    /// What [#executions] found.
    ///
    /// @param found in no order
    /// @param unprocessed ids that Athena did not tell about, with its words: not known, or not now
    record Batch(List<QueryExecution> found, Map<String, String> unprocessed) {
        public Batch {
            found = List.copyOf(found);
            unprocessed = Map.copyOf(unprocessed);
        }
    }

    /// A page of the ids of a workgroup's executions of the last 45 days, newest first.
    ///
    /// @param token of the page before; empty asks for the first page
    Ids recent(String workgroup, Optional<String> token);

    /// Ids of executions, at most [#BATCH].
    ///
    /// @param next names the page after this one; empty at the end
    record Ids(List<String> ids, Optional<String> next) {
        public Ids {
            ids = List.copyOf(ids);
        }
    }

    /// How a query ran inside, as far as it is known by now.
    RuntimeStatistics statistics(String id);

    /// Ends a query; one that has ended stays as it is.
    void stop(String id);

    /// A page of the result of a query that has succeeded.
    ///
    /// @param token of the page before; empty asks for the first page
    /// @param rows at most [#PAGE_ROWS]
    ResultPage page(String id, Optional<String> token, int rows);

    @Override
    void close();
}
