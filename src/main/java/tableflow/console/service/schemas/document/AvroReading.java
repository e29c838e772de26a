package tableflow.console.service.schemas.document;

import java.util.List;
import java.util.Optional;
import tableflow.console.schema.AvroText;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.schema.Referenced;

/// Reads an Avro schema with Avro's own parser, and finds the place of what it refuses.
final class AvroReading {

    private final Findings findings;

    AvroReading(Findings findings) {
        this.findings = findings;
    }

    /// What was read.
    ///
    /// @param root absent when the text is no JSON
    record Read(Optional<Spot> root, Optional<AvroText> schema) {}

    Read read(String text, List<Referenced> given) {
        Optional<Spot> root = JsonSource.read(text, findings);
        if (root.isEmpty() || isOther(root.get()) || findings.hasErrors()) {
            return new Read(root, Optional.empty());
        }
        try {
            return new Read(root, Optional.of(AvroText.of(text, given)));
        } catch (InvalidSchema refused) {
            new AvroFlaw(root.get(), findings).report(String.valueOf(refused.getMessage()));
            return new Read(root, Optional.empty());
        }
    }

    private boolean isOther(Spot root) {
        for (String keyword : List.of("$schema", "properties", "$ref", "$defs", "definitions")) {
            Spot found = root.member(keyword);
            if (found != null && root.member("fields") == null) {
                findings.add(DocumentRules.WRONG_FORMAT, found.pointer(), found.nameFrom(), found.nameTo(),
                        "this is a JSON Schema (\"" + keyword + "\"), not an Avro schema");
                return true;
            }
        }
        return false;
    }
}
