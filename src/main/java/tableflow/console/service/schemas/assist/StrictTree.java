package tableflow.console.service.schemas.assist;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/// Whether a text is JSON, and one value of it.
final class StrictTree {

    private static final int MOST_LEVELS = 400;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MOST_LEVELS).build())
            .build();

    private StrictTree() {}

    static boolean isJson(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            int level = 0;
            int values = 0;
            while (parser.nextToken() != null) {
                values += level == 0 && !parser.currentToken().isStructEnd() ? 1 : 0;
                level += parser.currentToken().isStructStart() ? 1 : parser.currentToken().isStructEnd() ? -1 : 0;
            }
            return values == 1;
        } catch (IOException broken) {
            return false;
        }
    }
}
