package tableflow.console.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// The JSON of schemas: exact decimals, no duplicate keys, nothing after the document.
final class StrictJson {

    /// Levels of objects and arrays: as many as the validator of meta-schemas reads.
    private static final int MOST_LEVELS = 500;

    private static final ObjectMapper MAPPER = mapper(MOST_LEVELS);
    private static final ObjectMapper OWN = mapper(Integer.MAX_VALUE);

    private StrictJson() {}

    private static ObjectMapper mapper(int levels) {
        return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(levels).build()).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    }

    static JsonNode parse(String text) throws InvalidSchema {
        return parse(MAPPER, text);
    }

    /// What was written from a schema that is read already, however deep the references made it.
    static JsonNode parseOwn(String text) throws InvalidSchema {
        return parse(OWN, text);
    }

    private static JsonNode parse(ObjectMapper mapper, String text) throws InvalidSchema {
        try {
            return mapper.readTree(text);
        } catch (StreamConstraintsException beyond) {
            throw new InvalidSchema("beyond what is read: " + beyond.getOriginalMessage(), beyond);
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new InvalidSchema("malformed JSON at line " + (place == null ? 1 : Math.max(1, place.getLineNr()))
                    + ", column " + (place == null ? 1 : Math.max(1, place.getColumnNr())), e);
        }
    }
}
