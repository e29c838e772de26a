package tableflow.console.sandbox.iam;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.iam.Place;

/// Finds where the statements of a document stand, which a parsed tree no longer knows.
final class Places {
    private static final JsonFactory JSON = new JsonFactory();

    private Places() {}

    /// In the order of the statements; nothing for text that is not JSON.
    static List<Place> of(String document) {
        List<Place> places = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(document)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    depth++;
                } else if (token == JsonToken.END_OBJECT) {
                    depth--;
                } else if (token == JsonToken.FIELD_NAME && depth == 1 && parser.currentName().equals("Statement")) {
                    statements(parser, places);
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return places;
    }

    private static void statements(JsonParser parser, List<Place> places) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            places.add(one(parser));
        } else if (first == JsonToken.START_ARRAY) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                places.add(one(parser));
            }
        }
    }

    private static Place one(JsonParser parser) throws IOException {
        var start = parser.currentTokenLocation();
        parser.skipChildren();
        var end = parser.currentTokenLocation();
        return new Place(start.getLineNr(), start.getColumnNr(), end.getLineNr(), end.getColumnNr() + 1);
    }
}
