package tableflow.console.service.doctor.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.service.doctor.keep.ExaminationDocument;
import tableflow.console.service.report.ReportFormat;

/// An examination as a report of any kind.
public final class ExaminationReport {

    private final UnaryOperator<String> redact;

    /// @param redact takes secrets out of every text
    public ExaminationReport(UnaryOperator<String> redact) {
        this.redact = redact;
    }

    public String of(Examination examination, ReportFormat format) {
        return switch (format) {
            case HTML -> new HtmlReport(redact).of(examination);
            case MARKDOWN -> new MarkdownReport(redact).of(examination);
            case JSON -> document(examination).toPrettyString();
        };
    }

    /// The document that says what it is: `schemas/console/examination.schema.json`.
    public ObjectNode document(Examination examination) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("version", 1).put("kind", "examination");
        document.setAll(ExaminationDocument.of(examination, redact));
        return document;
    }
}
