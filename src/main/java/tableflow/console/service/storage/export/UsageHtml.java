package tableflow.console.service.storage.export;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.domain.storage.LargeObject;
import tableflow.console.domain.storage.Unseen;
import tableflow.console.domain.storage.finding.FindingReport;
import tableflow.console.domain.storage.finding.StorageFinding;
import tableflow.console.service.query.plan.Price;
import tableflow.console.service.report.HtmlText;
import tableflow.console.service.storage.UsageRow;
import tableflow.console.service.storage.UsageRows;
import tableflow.console.service.storage.UsageRows.By;
import tableflow.console.service.storage.cost.CostLine;
import tableflow.console.service.storage.cost.Costs;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.scan.Checkpoint;

/// What a bucket holds, costs and has wrong, as a page by itself. Every key in it is a text, whatever it holds.
final class UsageHtml {

    private static final int DEPTH = 3;
    private static final int MOST_ROWS = 200;
    private static final int LARGEST = 50;
    private static final String STYLE = """
            td.n{text-align:right;white-space:nowrap}
            td.bar div{background:#4c8dd6;height:.7rem;min-width:1px;border-radius:2px}
            .error{color:#c0392b;font-weight:600}.warning{color:#b7791f;font-weight:600}
            """;

    private final HtmlText html;

    UsageHtml(UnaryOperator<String> redact) {
        this.html = new HtmlText(redact);
    }

    private String text(String raw) {
        return html.text(PlainKeys.printable(raw));
    }

    String page(Checkpoint scan, UsageRows rows, Costs costs, @Nullable FindingReport findings) {
        StringBuilder body = new StringBuilder();
        summary(body, scan, costs);
        if (findings != null) {
            findings(body, findings);
        }
        BigInteger total = scan.report().total().bytes();
        costs(body, costs);
        for (By by : List.of(By.TOPIC, By.PREFIX, By.CLASS, By.KIND, By.SIZE, By.AGE)) {
            table(body, by, rows.rows(by, DEPTH), total);
        }
        largest(body, scan.report().largest());
        return html.page("Storage of " + PlainKeys.printable(scan.root().toString()), STYLE, body);
    }

    private void summary(StringBuilder body, Checkpoint scan, Costs costs) {
        body.append("<p class=\"summary\">").append(text(Units.size(scan.report().total().bytes()) + " in "
                + Units.grouped(scan.report().total().objects()) + " objects, about "
                + Price.text(costs.total().dollars()) + " USD a month" + (scan.isComplete() ? "" : "; incomplete")))
                .append("</p><dl>");
        fact(body, "Counted at", scan.started().toString());
        fact(body, "By", scan.isListing() ? "listing" : scan.source() + ": all figures are of then");
        fact(body, "Bytes, exactly", scan.report().total().bytes().toString());
        fact(body, "Requests", Units.grouped(scan.effort().requests()));
        fact(body, "Prices", basis(costs.prices()));
        for (Unseen one : scan.unseen()) {
            fact(body, "Not seen", one.prefix() + ": " + one.why());
        }
        body.append("</dl>\n");
    }

    private static String basis(RegionPrices prices) {
        return prices.region() + " as of " + prices.asOf() + ", " + prices.source()
                + (prices.isOwn() ? "" : ". There are none of " + prices.asked() + ".");
    }

    private void fact(StringBuilder body, String name, String value) {
        body.append("<dt>").append(text(name)).append("</dt><dd>").append(text(value)).append("</dd>");
    }

    private void findings(StringBuilder body, FindingReport report) {
        body.append("<h2>What is wrong</h2>\n");
        if (report.findings().isEmpty()) {
            body.append("<p>Nothing was found.</p>\n");
        }
        for (StorageFinding one : report.findings()) {
            String severity = one.severity().name().toLowerCase(Locale.ROOT);
            body.append("<h3><span class=\"").append(severity).append("\">").append(severity).append("</span> ")
                    .append(text(one.finding().says())).append("</h3><dl>");
            one.figures().forEach(figure -> fact(body, figure.name(), figure.value()));
            body.append("</dl><ul>");
            one.finding().remedy().steps().forEach(step ->
                    body.append("<li>").append(text(step)).append("</li>"));
            body.append("</ul>\n");
            if (!one.commands().isEmpty()) {
                body.append("<pre>").append(one.commands().stream().map(this::text)
                        .reduce((a, b) -> a + "\n" + b).orElse("")).append("</pre>\n");
            }
        }
        if (!report.unchecked().isEmpty()) {
            body.append("<h3>Not checked</h3><dl>");
            report.unchecked().forEach(one -> fact(body, one.check().key() + " of " + one.subject(), one.why()
                    + (one.permission().isEmpty() ? "" : " (needs " + one.permission() + ")")));
            body.append("</dl>\n");
        }
    }

    private void costs(StringBuilder body, Costs costs) {
        body.append("<h2>Costs a month</h2><p>").append(text("Prices of " + basis(costs.prices())))
                .append("</p>\n<table><tr><th>Topic or class</th><th>USD a month</th><th>Size</th></tr>\n");
        for (List<CostLine> lines : List.of(costs.topics(), costs.classes())) {
            for (CostLine line : lines.stream().limit(MOST_ROWS).toList()) {
                body.append("<tr><td>").append(text(line.name())).append("</td><td class=\"n\">")
                        .append(text(Price.text(line.dollars()) + (line.unknown().isEmpty() ? ""
                                : " without " + String.join(", ", line.unknown().stream().sorted().toList()))))
                        .append("</td><td class=\"n\">").append(text(Units.size(line.amount().bytes())))
                        .append("</td></tr>\n");
            }
        }
        body.append("</table>\n");
    }

    private void table(StringBuilder body, By by, List<UsageRow> rows, BigInteger total) {
        body.append("<h2>By ").append(by.name().toLowerCase(Locale.ROOT)).append("</h2>\n<table><tr><th>")
                .append("Name</th><th>Size</th><th>Objects</th><th>Share</th><th>Newest</th></tr>\n");
        for (UsageRow row : rows.stream().limit(MOST_ROWS).toList()) {
            long thousandths = total.signum() == 0 ? 0 : row.amount().bytes().multiply(BigInteger.valueOf(1_000))
                    .divide(total).longValueExact();
            body.append("<tr><td>").append("&nbsp;".repeat(row.depth() * 3)).append(text(row.name()))
                    .append(row.note().isEmpty() ? "" : " <small>" + text(row.note()) + "</small>")
                    .append("</td><td class=\"n\">").append(text(Units.size(row.amount().bytes())))
                    .append("</td><td class=\"n\">").append(Units.grouped(row.amount().objects()))
                    .append("</td><td class=\"bar\"><div style=\"width:").append(thousandths / 10).append('.')
                    .append(thousandths % 10).append("%\"></div></td><td>")
                    .append(row.newest().isPresent() ? day(row.newest().getAsLong()) : "").append("</td></tr>\n");
        }
        body.append("</table>\n");
        if (rows.size() > MOST_ROWS) {
            body.append("<p>").append(Units.grouped(rows.size() - MOST_ROWS)).append(" more lines.</p>\n");
        }
    }

    private void largest(StringBuilder body, List<LargeObject> objects) {
        body.append("<h2>Largest objects</h2>\n<table><tr><th>Key</th><th>Size</th><th>Class</th><th>Written</th>")
                .append("</tr>\n");
        for (LargeObject one : objects.stream().limit(LARGEST).toList()) {
            body.append("<tr><td>").append(text(one.key())).append("</td><td class=\"n\">")
                    .append(text(Units.size(one.size()))).append("</td><td>").append(text(one.storageClass()))
                    .append("</td><td>").append(day(one.modified())).append("</td></tr>\n");
        }
        body.append("</table>\n");
    }

    private static String day(long millis) {
        return Instant.ofEpochMilli(millis).toString().substring(0, 10);
    }
}
