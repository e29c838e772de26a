package tableflow.console.schema;

import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.TypeElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What Protobuf's own compiler would refuse although the file parses: names that nothing declares, numbers that are
/// taken, out of range or kept for Protobuf itself.
final class ProtoChecks {
    private static final int LARGEST_NUMBER = (1 << 29) - 1;
    private static final int FIRST_KEPT = 19_000;
    private static final int LAST_KEPT = 19_999;

    private ProtoChecks() {}

    static void check(ProtoFileElement file, ProtoReader reader) throws InvalidSchema {
        check(ProtoReader.scope(file), file.getTypes(), reader);
    }

    private static void check(String scope, List<TypeElement> types, ProtoReader reader) throws InvalidSchema {
        for (TypeElement type : types) {
            String inner = scope.isEmpty() ? type.getName() : scope + "." + type.getName();
            if (type instanceof MessageElement message) {
                List<FieldElement> fields = new ArrayList<>(message.getFields());
                message.getOneOfs().forEach(oneOf -> fields.addAll(oneOf.getFields()));
                check(inner, fields, reader, new HashMap<>());
            }
            check(inner, type.getNestedTypes(), reader);
        }
    }

    private static void check(String scope, List<FieldElement> fields, ProtoReader reader, Map<Integer, String> taken)
            throws InvalidSchema {
        for (FieldElement field : fields) {
            int number = field.getTag();
            String at = place(field.getLocation());
            if (number < 1 || number > LARGEST_NUMBER || (number >= FIRST_KEPT && number <= LAST_KEPT)) {
                throw new InvalidSchema(scope + "." + field.getName() + " may not have number " + number + at);
            }
            String other = taken.put(number, field.getName());
            if (other != null) {
                throw new InvalidSchema(scope + " gives number " + number + " to both " + other + " and "
                    + field.getName() + at);
            }
            for (String name : names(field.getType())) {
                if (!ProtoReader.scalar(name) && reader.resolve(scope, name).isEmpty()) {
                    throw new InvalidSchema("nothing declares " + name + ", the type of " + scope + "."
                        + field.getName() + at);
                }
            }
        }
    }

    private static List<String> names(String type) {
        if (type.startsWith("map<") && type.contains(",")) {
            String inside = type.substring(4, type.length() - 1);
            return List.of(inside.substring(0, inside.indexOf(',')).strip(),
                inside.substring(inside.indexOf(',') + 1).strip());
        }
        return List.of(type);
    }

    private static String place(Location location) {
        return " (line " + location.getLine() + ", column " + location.getColumn() + ")";
    }
}
