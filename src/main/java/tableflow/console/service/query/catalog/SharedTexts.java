package tableflow.console.service.query.catalog;

import java.util.HashMap;
import java.util.Map;

/// Makes one of equal texts: a million columns have few types. For one thread.
final class SharedTexts {
    private final Map<String, String> texts = new HashMap<>();

    String one(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }
}
