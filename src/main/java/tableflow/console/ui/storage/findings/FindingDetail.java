package tableflow.console.ui.storage.findings;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.storage.finding.FindingReport;
import tableflow.console.domain.storage.finding.StorageFinding;
import tableflow.console.domain.storage.finding.Unchecked;
import tableflow.console.service.storage.export.PlainKeys;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.KeyValueGrid;

/// The evidence of one finding, what to do about it, and what could not be looked at.
final class FindingDetail extends VBox {

    /// @param finding absent when none is chosen
    FindingDetail(@Nullable StorageFinding finding, FindingReport report) {
        getStyleClass().add("storage-finding");
        if (finding != null) {
            add(finding);
        }
        if (!report.unchecked().isEmpty()) {
            lines("storage.findings.unchecked", report.unchecked().stream().map(FindingDetail::line).toList());
        }
    }

    private void add(StorageFinding finding) {
        Label says = words(PlainKeys.printable(finding.finding().says()), "strong");
        says.setId("storage-finding-says");
        getChildren().add(says);
        KeyValueGrid evidence = new KeyValueGrid();
        finding.figures().forEach(figure ->
                evidence.add(PlainKeys.printable(figure.name()), PlainKeys.printable(figure.value())));
        evidence.add(text("storage.findings.place"), PlainKeys.printable(finding.place().toString()));
        section("storage.findings.evidence", evidence);
        lines("storage.findings.against", finding.finding().contradicts());
        lines("storage.findings.unsure", finding.finding().unchecked());
        lines("storage.findings.fix", finding.finding().remedy().steps());
        if (!finding.commands().isEmpty()) {
            VBox commands = new VBox();
            commands.getStyleClass().add("storage-commands");
            for (String command : finding.commands()) {
                Label line = words(PlainKeys.printable(command), "mono");
                HBox.setHgrow(line, Priority.ALWAYS);
                commands.getChildren().add(new HBox(
                        line, Copying.button(text("storage.findings.command.copy"), () -> command)));
            }
            section("storage.findings.commands", words(text("storage.findings.commands.more"), "text-muted"),
                    commands);
        }
    }

    private static String line(Unchecked one) {
        return text("storage.findings.unchecked.line", text("storage.check." + one.check().name()),
                PlainKeys.printable(one.subject()), one.why(),
                one.permission().isEmpty() ? "" : " " + text("storage.findings.permission", one.permission()));
    }

    private void lines(String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            section(heading, lines.stream().map(line -> words("\u2022 " + line, "storage-step")).toArray(Node[]::new));
        }
    }

    private void section(String heading, Node... content) {
        Label title = new Label(text(heading));
        title.getStyleClass().add("section-title");
        getChildren().add(title);
        getChildren().addAll(content);
    }

    private static Label words(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
