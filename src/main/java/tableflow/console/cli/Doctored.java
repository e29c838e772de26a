package tableflow.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import tableflow.console.domain.doctor.explain.Answer;
import tableflow.console.domain.doctor.explain.Explanation;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.service.doctor.report.ExaminationReport;
import tableflow.console.service.report.ReportFormat;

/// What the doctor found, as documents.
final class Doctored {

    private final Services services;

    Doctored(Services services) {
        this.services = services;
    }

    JsonNode json(Examination done) {
        return new ExaminationReport(services::redact).document(done);
    }

    String text(Examination done, ReportFormat format) {
        return new ExaminationReport(services::redact).of(done, format);
    }

    static JsonNode json(Explanation explanation) {
        ObjectNode document = kind("explanation");
        document.put("sure", explanation.isSure());
        answers(document.putArray("answers"), explanation.answers());
        answers(document.putArray("possibilities"), explanation.possibilities());
        ArrayNode told = document.putArray("told");
        explanation.extracts().forEach(it -> told.addObject()
                .put("kind", it.kind().name()).put("value", it.value())
                .put("from", it.place().from()).put("to", it.place().to()));
        return document;
    }

    private static ObjectNode kind(String kind) {
        return Terminal.document().put("version", 1).put("kind", kind);
    }

    private static void answers(ArrayNode array, List<Answer> answers) {
        for (Answer answer : answers) {
            ObjectNode node = array.addObject().put("mode", answer.mode().id()).put("score", answer.score())
                    .put("certainty", answer.certainty().name()).put("cause", answer.mode().cause())
                    .put("examine", answer.examine().key());
            ArrayNode why = node.putArray("why");
            answer.why().forEach(one -> why.addObject().put("says", one.says()).put("words", one.words())
                    .put("from", one.place().from()).put("to", one.place().to()));
            ArrayNode fix = node.putArray("fix");
            answer.mode().fix().forEach(fix::add);
        }
    }
}
