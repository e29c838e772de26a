package tableflow.console.service.doctor.keep;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;
import tableflow.console.domain.doctor.ladder.Examination;

/// An examination as the JSON document that `schemas/console/examination.schema.json` describes: what is kept, what the
/// command writes, and what a report can be.
public final class ExaminationDocument {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ExaminationDocument() {}

    /// @param redact takes secrets out of every text
    public static ObjectNode of(Examination examination, UnaryOperator<String> redact) {
        return new ExaminationWriter(JSON, redact).write(examination, false);
    }
}
