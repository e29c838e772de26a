package tableflow.console.service.schemas.references;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;

/// References as JSON, in the shape that the registry's own API has: an array of objects with `name`, `subject` and
/// `version`. Source: `SchemaReference` of the Schema Registry's OpenAPI document.
public final class ReferenceText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private ReferenceText() {}

    public static String write(List<SchemaReference> references) {
        ArrayNode all = JSON.createArrayNode();
        references.forEach(it -> all.addObject()
                .put("name", it.name()).put("subject", it.subject()).put("version", it.version()));
        return all.toPrettyString() + "\n";
    }

    /// @throws BadInput when it is not such an array, or names something twice
    public static List<SchemaReference> read(String text) {
        List<SchemaReference> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode node : array(text)) {
            JsonNode version = node.path("version");
            if (!node.path("name").isTextual() || !node.path("subject").isTextual() || !version.canConvertToInt()
                    || !version.isIntegralNumber() || version.intValue() < 1) {
                throw BadInput.of("a reference has a name, a subject and a version from 1 on, and this has not: "
                        + shortened(node.toString()));
            }
            if (!names.add(node.path("name").textValue())) {
                throw BadInput.of("the reference " + node.path("name").textValue() + " is there twice");
            }
            all.add(new SchemaReference(
                    node.path("name").textValue(), node.path("subject").textValue(), version.intValue()));
        }
        return List.copyOf(all);
    }

    private static JsonNode array(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (root != null && root.isArray()) {
                return root;
            }
        } catch (JsonProcessingException unreadable) {
            JsonLocation at = unreadable.getLocation();
            throw BadInput.of("references are a JSON array of name, subject and version; this is no JSON"
                    + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")"));
        } catch (StackOverflowError deep) {
            throw BadInput.of("references are a JSON array of name, subject and version; this is nested too deep");
        }
        throw BadInput.of("references are a JSON array of name, subject and version; this is another thing");
    }

    private static String shortened(String text) {
        final int most = 120;
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }
}
