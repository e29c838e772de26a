package tableflow.console.service.schemas.document;

import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.ExtensionsElement;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.OneOfElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.TypeElement;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kotlin.ranges.IntRange;
import tableflow.console.domain.schema.SchemaRule;

/// What Wire takes and Protobuf's own compiler refuses, and a registry with it when it makes descriptors: names of
/// other characters, oneofs without fields or with the name of a field, maps inside them, numbers that are kept for
/// extensions.
final class ProtobufStrictness {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final String text;
    private final WireLines lines;
    private final Findings findings;

    ProtobufStrictness(String text, WireLines lines, Findings findings) {
        this.text = text;
        this.lines = lines;
        this.findings = findings;
    }

    /// Says what is wrong with `file`.
    void check(ProtoFileElement file) {
        String scope = file.getPackageName();
        file.getTypes().forEach(type -> type(scope == null ? "" : scope, type));
    }

    private void type(String scope, TypeElement type) {
        String name = scope.isEmpty() ? type.getName() : scope + "." + type.getName();
        name(name, type.getName(), type.getLocation());
        switch (type) {
            case MessageElement message -> message(name, message);
            case EnumElement choice -> choice.getConstants().forEach(constant ->
                name(name + "." + constant.getName(), constant.getName(), constant.getLocation()));
            default -> { }
        }
        type.getNestedTypes().forEach(nested -> type(name, nested));
    }

    private void message(String path, MessageElement message) {
        Set<String> names = new HashSet<>();
        NavigableMap<Integer, Integer> kept = kept(message.getExtensions());
        for (FieldElement field : message.getFields()) {
            names.add(field.getName());
            field(path, field, kept);
        }
        for (OneOfElement oneOf : message.getOneOfs()) {
            for (FieldElement field : oneOf.getFields()) {
                names.add(field.getName());
                field(path, field, kept);
                if (field.getType().startsWith("map<")) {
                    add(DocumentRules.INVALID, path + "." + field.getName(), field.getLocation(),
                        "a oneof cannot hold a map");
                }
            }
        }
        for (OneOfElement oneOf : message.getOneOfs()) {
            String at = path + "." + oneOf.getName();
            name(at, oneOf.getName(), oneOf.getLocation());
            if (oneOf.getFields().isEmpty() && oneOf.getGroups().isEmpty()) {
                add(DocumentRules.INVALID, at, oneOf.getLocation(), "a oneof has at least one field");
            }
            if (!names.add(oneOf.getName())) {
                add(DocumentRules.DUPLICATE_NAME, at, oneOf.getLocation(), "a field or another oneof of " + path
                    + " is called " + oneOf.getName() + " too");
            }
        }
    }

    private void field(String path, FieldElement field, NavigableMap<Integer, Integer> extensions) {
        String at = path + "." + field.getName();
        name(at, field.getName(), field.getLocation());
        var kept = extensions.floorEntry(field.getTag());
        if (kept != null && kept.getValue() >= field.getTag()) {
            add(DocumentRules.NUMBER_TAKEN, at, field.getLocation(),
                field.getTag() + " is kept for extensions of " + path);
        }
    }

    /// What is kept, from the first number of a stretch to its last. Wire tells a number or a range of them.
    private static NavigableMap<Integer, Integer> kept(List<ExtensionsElement> extensions) {
        NavigableMap<Integer, Integer> all = new TreeMap<>();
        for (ExtensionsElement one : extensions) {
            for (Object value : one.getValues()) {
                if (value instanceof IntRange range) {
                    all.merge(range.getFirst(), range.getLast(), Math::max);
                } else if (value instanceof Integer number) {
                    all.merge(number, number, Math::max);
                }
            }
        }
        int reached = Integer.MIN_VALUE;
        for (var stretch : all.entrySet()) {
            // One that began earlier may reach further.
            reached = Math.max(reached, stretch.getValue());
            stretch.setValue(reached);
        }
        return all;
    }

    private void name(String path, String name, Location location) {
        if (!NAME.matcher(name).matches()) {
            add(DocumentRules.INVALID_NAME, path, location,
                JsonSource.shortened(name) + " has characters that no name may have");
        }
    }

    private void add(SchemaRule rule, String path, Location location, String message) {
        int at = lines.offset(location);
        findings.add(rule, path, at, ProtobufPlaces.endOfStatement(text, at), message);
    }
}
