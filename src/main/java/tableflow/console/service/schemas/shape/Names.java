package tableflow.console.service.schemas.shape;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Names as Avro and Protobuf take them: letters, digits and underscores, no digit first, each once.
final class Names {

    private static final Pattern GOOD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Set<String> taken = new HashSet<>();
    /// From which number on a name may be free: thousands may be called alike.
    private final Map<String, Integer> next = new HashMap<>();

    static boolean isGood(String name) {
        return GOOD.matcher(name).matches();
    }

    /// `name`, or what is nearest to it and not taken yet.
    String take(String name) {
        String near = name.replaceAll("[^A-Za-z0-9_]", "_");
        String good = near.isEmpty() || Character.isDigit(near.charAt(0)) ? "_" + near : near;
        String free = good;
        while (!taken.add(free)) {
            free = good + "_" + next.merge(good, 2, (number, first) -> number + 1);
        }
        return free;
    }

    /// The name of a type for what is called `name`: `line_item` becomes `LineItem`.
    String takeType(String name) {
        StringBuilder type = new StringBuilder();
        for (String word : name.split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                type.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            }
        }
        return take(type.isEmpty() ? "Record" : type.toString());
    }
}
