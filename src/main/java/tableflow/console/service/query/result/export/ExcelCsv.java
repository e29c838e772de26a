package tableflow.console.service.query.result.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.value.Numbers;

/// Rows as CSV for a spreadsheet (RFC 4180, lines ending with CR and LF). A text that a spreadsheet would run as a
/// formula gets an apostrophe in front (OWASP, CSV Injection); what is a number stays one. NULL is an empty cell.
public final class ExcelCsv implements RowWriter {

    /// What begins a formula, also in the wide forms of East Asian keyboards; tab and line ends are skipped by some
    /// programs before they look.
    private static final String DANGEROUS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private final Writer to;
    private final boolean mark;

    /// @param to closed with this; UTF-8
    /// @param mark begins with a byte order mark, without which Excel reads no UTF-8
    public ExcelCsv(Writer to, boolean mark) {
        this.to = to;
        this.mark = mark;
    }

    /// A cell without danger; not quoted yet.
    static String harmless(String text) {
        boolean danger = !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0 && !Numbers.isJson(text);
        return danger ? "'" + text : text;
    }

    /// A cell in quotes where RFC 4180 wants them.
    static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
                && text.strip().length() == text.length();
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void columns(List<ResultColumn> columns) {
        try {
            to.write(mark ? "\ufeff" : "");
        } catch (IOException failed) {
            throw new UncheckedIOException("the file could not be written", failed);
        }
        row(new ArrayList<>(columns.stream().map(ResultColumn::name).toList()));
    }

    @Override
    public void row(List<@Nullable String> values) {
        try {
            for (int i = 0; i < values.size(); i++) {
                String value = values.get(i);
                to.write(i == 0 ? "" : ",");
                to.write(value == null ? "" : value.isEmpty() ? "\"\"" : quoted(harmless(value)));
            }
            to.write("\r\n");
        } catch (IOException failed) {
            throw new UncheckedIOException("a row could not be written", failed);
        }
    }

    @Override
    public void close() throws IOException {
        to.close();
    }
}
