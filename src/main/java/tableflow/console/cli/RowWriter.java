package tableflow.console.cli;

import java.io.Closeable;
import tableflow.console.service.query.RowSink;

/// Writes the rows of a result in one form. A failure to write is thrown as an `UncheckedIOException`.
interface RowWriter extends RowSink, Closeable {}
