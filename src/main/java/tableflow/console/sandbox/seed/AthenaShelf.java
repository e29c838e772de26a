package tableflow.console.sandbox.seed;

import tableflow.console.sandbox.athena.Shelf;

/// What colleagues have left in Athena: a second name of the data catalog and a workgroup with a tight limit, so that
/// both can be switched, named queries and a prepared statement.
public final class AthenaShelf implements Planting.Piece {

    /// The smallest that Athena takes.
    private static final long CUTOFF = 10_000_000;

    private final Shelf shelf;
    private final String database;
    private final String results;

    /// @param database of the cluster's tables
    /// @param results bucket of query results
    public AthenaShelf(Shelf shelf, String database, String results) {
        this.shelf = shelf;
        this.database = database;
        this.results = results;
    }

    @Override
    public String name() {
        return "Athena's shelf";
    }

    @Override
    public void plant(Planting.Progress progress) {
        shelf.catalog("partner_lake", "The lake as partners name it");
        shelf.workgroup("careful", "For first tries: ends what scans more than 10 MB",
                "s3://" + results + "/careful/", CUTOFF);
        shelf.query("Payments per currency", "Count and sum since the beginning", database, """
                SELECT currency, count(*) AS payments, sum(amount_cents) AS cents
                FROM payments
                GROUP BY currency
                ORDER BY cents DESC""");
        shelf.query("Newest orders", "", database, """
                SELECT *
                FROM orders
                ORDER BY "$$timestamp" DESC
                LIMIT 50""");
        shelf.prepared("payments_in", "Payments in one currency, newest first", """
                SELECT *
                FROM payments
                WHERE currency = ?
                ORDER BY "$$timestamp" DESC
                LIMIT 20""");
    }
}
