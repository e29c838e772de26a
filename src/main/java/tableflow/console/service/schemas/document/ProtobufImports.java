package tableflow.console.service.schemas.document;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the imports of a Protobuf file stand: Wire keeps no place of them.
final class ProtobufImports {

    private static final Pattern IMPORT =
            Pattern.compile("\\bimport\\s++(?:(?:public|weak)\\s++)?(\"[^\"\\n]*+\"|'[^'\\n]*+')");

    private final Map<String, Integer> places = new HashMap<>();

    ProtobufImports(String text) {
        Matcher found = IMPORT.matcher(text);
        while (found.find()) {
            places.putIfAbsent(text.substring(found.start(1) + 1, found.end(1) - 1), found.start(1));
        }
    }

    /// The quotation mark before a name; 0 when it is not found.
    int at(String name) {
        return places.getOrDefault(name, 0);
    }

    /// Tells every name with the quotation mark before it.
    void forEach(ObjIntConsumer<String> told) {
        places.forEach(told::accept);
    }
}
