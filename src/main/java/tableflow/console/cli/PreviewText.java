package tableflow.console.cli;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.table.TableStep;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.preview.Effect;
import tableflow.console.service.schemas.preview.PreviewColumn;
import tableflow.console.service.schemas.preview.TableFinding;
import tableflow.console.service.schemas.preview.TableFinding.Side;
import tableflow.console.service.schemas.preview.TablePreview;

/// A preview for people: the columns as a table, then what happens to them and what stands in the way.
final class PreviewText {

    /// A struct's type is as long as its fields, which have lines of their own.
    private static final int WIDEST = 44;

    private final Terminal terminal;
    private final String file;
    private final String keyFile;

    PreviewText(Terminal terminal, String file, String keyFile) {
        this.terminal = terminal;
        this.file = file;
        this.keyFile = keyFile;
    }

    void write(SchemaDocument value, @Nullable SchemaDocument key, TablePreview preview) {
        if (!preview.columns().isEmpty()) {
            columns(preview);
            terminal.line("");
        }
        value.findings().stream().filter(SchemaFinding::isError)
                .forEach(finding -> FindingsText.lines(file, value, finding).forEach(terminal::line));
        if (key != null) {
            key.findings().stream().filter(SchemaFinding::isError)
                    .forEach(finding -> FindingsText.lines(keyFile, key, finding).forEach(terminal::line));
        }
        preview.steps().forEach(step -> terminal.line(text(step)));
        for (TableFinding finding : preview.findings()) {
            List<String> lines = finding.side() == Side.KEY && key != null
                    ? FindingsText.lines(keyFile, key, finding.finding())
                    : FindingsText.lines(file, value, finding.finding());
            lines.forEach(terminal::line);
            finding.finding().explanation().mend().forEach(step -> terminal.line("    -> " + step));
        }
        preview.effects().forEach(effect -> terminal.line("note: " + text(effect)));
        terminal.line(file + ": " + verdict(preview));
    }

    private void columns(TablePreview preview) {
        boolean marks = preview.allColumns().stream().anyMatch(one -> one.mark() != PreviewColumn.Mark.NONE);
        TextTable table = TextTable.of("COLUMN", "ICEBERG", "ATHENA", "NULL", "COMMENT");
        for (PreviewColumn column : preview.allColumns()) {
            String mark = switch (column.mark()) {
                case ADDED -> "+ ";
                case CHANGED -> "~ ";
                case NONE -> marks ? "  " : "";
            };
            table.row(mark + "  ".repeat(column.depth()) + column.name(), shortened(column.iceberg()),
                    shortened(column.athena()), column.column().nullable() ? "yes" : "no",
                    shortened(Objects.requireNonNullElse(column.column().doc(), "").replaceAll("\\s+", " ")));
        }
        table.lines().forEach(line -> terminal.line(line.stripTrailing()));
    }

    private static String shortened(String text) {
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 3) + "...";
    }

    private static String text(TableStep step) {
        return switch (step.kind()) {
            case ADDED -> "+ column " + step.path() + " joins: " + step.after();
            case WIDENED -> "~ column " + step.path() + " becomes wider: " + step.before() + " to " + step.after();
            case MADE_NULLABLE -> "~ column " + step.path() + " may be null from now on";
            case COMMENTED -> "~ column " + step.path() + " has another comment";
        };
    }

    private static String text(Effect effect) {
        return (effect.columns().isEmpty() ? "" : names(effect.columns()) + ": ") + effect.text();
    }

    private static String names(List<String> columns) {
        final int most = 6;
        return columns.size() <= most ? String.join(", ", columns)
                : String.join(", ", columns.subList(0, most)) + " and " + (columns.size() - most) + " more";
    }

    private static String verdict(TablePreview preview) {
        return switch (preview.verdict()) {
            case UNREADABLE -> "is no schema; nothing can be said of its table";
            case IMPOSSIBLE -> "no table can be made of it";
            case STOPS -> "Tableflow will suspend the table";
            case CREATES -> "Tableflow makes this table";
            case FOLLOWS -> preview.steps().isEmpty() ? "the table stays as it is" : "the table follows";
        };
    }
}
