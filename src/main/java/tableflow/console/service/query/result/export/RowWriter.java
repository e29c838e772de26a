package tableflow.console.service.query.result.export;

import java.io.Closeable;
import tableflow.console.service.query.RowSink;

/// Writes the rows of a result in one form. A failure to write is thrown as an `UncheckedIOException`.
public interface RowWriter extends RowSink, Closeable {}
