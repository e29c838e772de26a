package tableflow.console.service.port;

import java.util.Optional;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.ResultPage;

/// Athena in one account and region.
public interface Athena extends AutoCloseable {

    /// The most rows of a page, a heading row included.
    int PAGE_ROWS = 1_000;

    /// Submits a statement and returns its id. A statement that does not parse is refused here, as INVALID, and costs
    /// nothing.
    ///
    /// @param token 32 to 128 characters; the same token with the same request never starts a second query
    String start(QueryRequest request, String token);

    /// Where a query is.
    QueryExecution execution(String id);

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
