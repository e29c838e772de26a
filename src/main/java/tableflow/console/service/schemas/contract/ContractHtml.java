package tableflow.console.service.schemas.contract;

import java.util.List;
import java.util.function.UnaryOperator;
import tableflow.console.service.report.HtmlText;
import tableflow.console.service.schemas.contract.DataContract.Line;

/// A data contract as one page of HTML that loads nothing.
public final class ContractHtml {

    private static final String STYLE = """
            td:nth-child(-n+3),td:last-child{font-family:ui-monospace,monospace}
            """;

    private final HtmlText html;

    /// @param redact takes secrets out of every text
    public ContractHtml(UnaryOperator<String> redact) {
        this.html = new HtmlText(redact);
    }

    public String of(DataContract contract) {
        StringBuilder out = new StringBuilder(8_192);
        if (!contract.doc().isEmpty()) {
            out.append("<p>").append(text(contract.doc())).append("</p>\n");
        }
        out.append("<dl>\n<dt>Format</dt><dd>").append(contract.format()).append("</dd>\n");
        contract.owners().forEach(owner ->
                out.append("<dt>Owner</dt><dd>").append(text(owner)).append("</dd>\n"));
        out.append("</dl>\n<p class=\"summary\">").append(contract.verdict()).append("</p>\n<h2>Columns</h2>\n<table>"
                + "<tr><th>Column</th><th>Iceberg</th><th>Athena</th><th>Always there</th><th>Meaning</th>"
                + "<th>From</th></tr>\n");
        for (Line line : contract.lines()) {
            out.append("<tr><td>").append(text(line.column())).append("</td><td>").append(text(line.iceberg()))
                    .append("</td><td>").append(text(line.athena())).append("</td><td>")
                    .append(line.required() ? "yes" : "").append("</td><td>").append(text(line.doc()))
                    .append("</td><td>").append(text(line.field())).append("</td></tr>\n");
        }
        out.append("</table>\n");
        list(out, "Rules that are broken", contract.broken());
        list(out, "Good to know", contract.effects());
        return html.page("Data contract: " + contract.name(), STYLE, out);
    }

    private void list(StringBuilder out, String title, List<String> entries) {
        if (!entries.isEmpty()) {
            out.append("<h2>").append(title).append("</h2>\n<ul>\n");
            entries.forEach(one -> out.append("<li>").append(text(one)).append("</li>\n"));
            out.append("</ul>\n");
        }
    }

    private String text(String raw) {
        return html.text(raw);
    }
}
