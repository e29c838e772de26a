package tableflow.console.service.schemas.samples;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tableflow.console.domain.Progress;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.service.messages.ExactJson;
import tableflow.console.service.messages.sample.Samples;
import tableflow.console.service.messages.write.Encoder;
import tableflow.console.service.messages.write.Unfit;
import tableflow.console.service.schemas.document.SchemaDocument;

/// Tries a draft on values, as the serializer would that writes them. Values are JSON as it is typed for `produce`.
public final class SampleDesk {

    private final Encoder encoder;

    /// What the draft says of one value.
    ///
    /// @param number counted from 1: of the line, or of the record
    /// @param flaws none when the draft allows it
    public record Tried(int number, List<Unfit.Flaw> flaws) {
        public Tried {
            flaws = List.copyOf(flaws);
        }

        public boolean fits() {
            return flaws.isEmpty();
        }
    }

    private SampleDesk(Encoder encoder) {
        this.encoder = encoder;
    }

    /// @throws InvalidSchema when the document is no schema
    public static SampleDesk of(SchemaDocument draft) throws InvalidSchema {
        ParsedSchema schema = draft.schema().orElseThrow(() -> new InvalidSchema("the draft is no schema"));
        Map<String, String> references = new LinkedHashMap<>();
        draft.references().forEach(reference -> references.put(reference.name(), reference.text()));
        return new SampleDesk(Encoder.draft(schema, draft.text(), references));
    }

    /// A made-up value; the same seed gives the same one.
    public Samples.Sample make(long seed) {
        return Samples.of(encoder, seed);
    }

    /// Tries one value.
    public Tried check(int number, JsonNode value) {
        try {
            encoder.encode(value);
            return new Tried(number, List.of());
        } catch (Unfit unfit) {
            return new Tried(number, unfit.flaws());
        }
    }

    /// Tries each line of a JSON Lines text; lines that are blank are none. A line that is no JSON does not fit.
    ///
    /// @throws tableflow.console.domain.RemoteFailure CANCELLED after an interrupt
    public List<Tried> checkLines(String lines) {
        List<Tried> tried = new ArrayList<>();
        int number = 0;
        for (String line : lines.lines().toList()) {
            number++;
            Progress.throwIfCancelled("try the records");
            if (!line.isBlank()) {
                tried.add(line(number, line));
            }
        }
        return tried;
    }

    private Tried line(int number, String line) {
        try {
            return check(number, ExactJson.read(line));
        } catch (JsonProcessingException broken) {
            JsonLocation at = broken.getLocation();
            return new Tried(number, List.of(new Unfit.Flaw("", false, "it is no JSON: "
                    + broken.getOriginalMessage() + (at == null ? "" : " at column " + at.getColumnNr()))));
        }
    }
}
