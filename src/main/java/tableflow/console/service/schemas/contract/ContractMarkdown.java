package tableflow.console.service.schemas.contract;

import java.util.List;
import java.util.function.UnaryOperator;
import tableflow.console.service.report.MarkdownText;
import tableflow.console.service.schemas.contract.DataContract.Line;

/// A data contract as Markdown, for wikis and pull requests.
public final class ContractMarkdown {

    private final MarkdownText markdown;

    /// @param redact takes secrets out of every text
    public ContractMarkdown(UnaryOperator<String> redact) {
        this.markdown = new MarkdownText(redact);
    }

    public String of(DataContract contract) {
        StringBuilder out = new StringBuilder(4_096);
        out.append("# Data contract: ").append(text(contract.name())).append("\n\n");
        if (!contract.doc().isEmpty()) {
            out.append(text(contract.doc())).append("\n\n");
        }
        out.append("- Format: ").append(contract.format()).append('\n');
        contract.owners().forEach(owner -> out.append("- Owner: ").append(text(owner)).append('\n'));
        out.append("- ").append(contract.verdict()).append("\n\n").append("""
                ## Columns

                | Column | Iceberg | Athena | Always there | Meaning | From |
                |---|---|---|---|---|---|
                """);
        for (Line line : contract.lines()) {
            out.append("| ").append(text(line.column())).append(" | ").append(text(line.iceberg())).append(" | ")
                    .append(text(line.athena())).append(" | ").append(line.required() ? "yes" : "").append(" | ")
                    .append(text(line.doc())).append(" | ").append(text(line.field())).append(" |\n");
        }
        list(out, "Rules that are broken", contract.broken());
        list(out, "Good to know", contract.effects());
        return out.toString();
    }

    private void list(StringBuilder out, String title, List<String> entries) {
        if (!entries.isEmpty()) {
            out.append("\n## ").append(title).append("\n\n");
            entries.forEach(one -> out.append("- ").append(text(one)).append('\n'));
        }
    }

    private String text(String raw) {
        return markdown.text(raw);
    }
}
