package tableflow.console.service.query.result.order;

import java.io.IOException;

/// Some rows of a result in some order. Close it: it may hold a file.
public interface RowOrder extends AutoCloseable {

    /// How many rows there are.
    long size();

    /// The number of the row at a place, as [tableflow.console.service.query.result.ResultFile#row] takes it.
    ///
    /// @param place from 0, below [#size]
    long row(long place) throws IOException;

    /// How many rows of the result were looked at: where it is still arriving, later ones are not in here.
    long covered();

    /// Whether the rows are the first ones as they came.
    default boolean isNatural() {
        return false;
    }

    @Override
    void close() throws IOException;

    /// All of the first `rows` rows as they came.
    static RowOrder natural(long rows) {
        return new RowOrder() {
            @Override
            public long size() {
                return rows;
            }

            @Override
            public long row(long place) {
                if (place < 0 || place >= rows) {
                    throw new IndexOutOfBoundsException("place " + place + " of " + rows);
                }
                return place;
            }

            @Override
            public boolean isNatural() {
                return true;
            }

            @Override
            public long covered() {
                return rows;
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }
}
