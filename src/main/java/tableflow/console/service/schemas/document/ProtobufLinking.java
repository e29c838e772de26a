package tableflow.console.service.schemas.document;

import com.squareup.wire.schema.ErrorCollector;
import com.squareup.wire.schema.Linker;
import com.squareup.wire.schema.Loader;
import com.squareup.wire.schema.ProtoFile;
import com.squareup.wire.schema.SchemaException;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tableflow.console.domain.schema.SchemaRule;

/// Joins a Protobuf file with what it imports, by Wire's linker: what nothing declares, what is declared twice, numbers
/// that may not be given.
final class ProtobufLinking {

    /// What every registry knows and Wire does not bring: what comes from these is taken as it is.
    private static final List<String> KNOWN_FILES = List.of("google/protobuf/", "google/type/", "confluent/");
    private static final Pattern KNOWN_TYPES = Pattern.compile(
            "unable to resolve (extendee |option )?\\.?\\(?(?<family>google\\.protobuf|google\\.type|confluent)\\..*",
            Pattern.DOTALL);
    private static final Pattern PLACE =
            Pattern.compile("\\(" + Pattern.quote(ProtobufReading.FILE) + ":(\\d+):(\\d+)\\)");
    private static final Pattern CONTEXT = Pattern.compile("in (?:message|enum) (\\S+)|for (?:message|enum) (\\S+)");
    private static final Predicate<String> NUMBERED = Pattern.compile("^\\s*\\d+\\. ").asPredicate();
    private static final Pattern FIELD = Pattern.compile("for field (\\S+)");

    private final String text;
    private final WireLines lines;
    private final Findings findings;

    ProtobufLinking(String text, WireLines lines, Findings findings) {
        this.text = text;
        this.lines = lines;
        this.findings = findings;
    }

    /// Says what is wrong with `file`.
    ///
    /// @param others what was given with it, by the name by which it is imported
    void check(ProtoFileElement file, Map<String, ProtoFileElement> others) {
        List<String> imports = new ArrayList<>(file.getImports());
        imports.addAll(file.getPublicImports());
        ProtobufImports places = new ProtobufImports(text);
        for (String name : imports) {
            if (!others.containsKey(name) && KNOWN_FILES.stream().noneMatch(name::startsWith)) {
                int at = places.at(name);
                findings.add(DocumentRules.DANGLING_REFERENCE, name, at, at + name.length() + 2,
                        name + " is imported, and not among the references");
            }
        }
        if (findings.hasErrors()) {
            return;
        }
        ErrorCollector errors = new ErrorCollector();
        try {
            new Linker(new Given(others), errors, true, false).link(List.of(ProtoFile.Companion.get(file)));
        } catch (SchemaException told) {
            // The collector has what it says.
        } catch (IllegalStateException | IllegalArgumentException | NullPointerException
                | IndexOutOfBoundsException broken) {
            findings.add(DocumentRules.INVALID, "", 0, 0,
                    "it cannot be linked: " + JsonSource.shortened(String.valueOf(broken.getMessage())));
        }
        others.values().forEach(other -> imports.addAll(other.getPublicImports()));
        errors.getErrors().stream().distinct().filter(it -> !known(it, imports)).forEach(this::report);
    }

    /// Whether it complains of a type that an import brings, only that Wire does not have the file.
    private static boolean known(String error, List<String> imports) {
        Matcher type = KNOWN_TYPES.matcher(error);
        if (!type.matches()) {
            return false;
        }
        String folder = type.group("family").replace('.', '/') + "/";
        return imports.stream().anyMatch(name -> name.startsWith(folder));
    }

    private void report(String error) {
        SchemaRule rule = rule(error);
        Matcher place = PLACE.matcher(error);
        List<int[]> places = new ArrayList<>();
        while (place.find()) {
            places.add(new int[] {Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2))});
        }
        String first = error.lines().findFirst().orElse(error).replaceAll(" \\(\\S+:\\d+:\\d+\\)$", "");
        // Of several that share something, the last numbered one came too late.
        boolean several = error.startsWith("multiple ");
        int chosen = several ? (int) Math.max(0, error.lines().filter(NUMBERED).count() - 1) : 0;
        if (error.startsWith("tag ") && error.contains(" is reserved (") && places.size() > 1) {
            chosen = 1;
        }
        int at = places.isEmpty() ? 0
                : lines.offset(places.get(chosen)[0], places.get(chosen)[1]);
        String message = several
                ? first.replaceAll(":$", "") + ": " + String.join(", ", error.lines().skip(1)
                        .filter(NUMBERED)
                        .map(it -> it.strip().replaceAll("^\\d+\\. (.*) \\(\\S+\\)$", "$1")).toList())
                : first;
        findings.add(rule, path(error), at, ProtobufPlaces.endOfStatement(text, at), JsonSource.shortened(message));
    }

    private static String path(String error) {
        Matcher field = FIELD.matcher(error);
        Matcher within = CONTEXT.matcher(error);
        String name = field.find() ? field.group(1) : "";
        String type = "";
        if (within.find()) {
            type = within.group(1) != null ? within.group(1) : within.group(2);
        }
        return type.isEmpty() || name.isEmpty() ? type + name : type + "." + name;
    }

    private static SchemaRule rule(String error) {
        if (error.startsWith("unable to resolve")) {
            return DocumentRules.UNDEFINED_TYPE;
        }
        if (error.startsWith("multiple ") && error.contains(" share name")) {
            return DocumentRules.DUPLICATE_NAME;
        }
        return error.startsWith("tag ") || error.startsWith("multiple ")
                ? DocumentRules.NUMBER_TAKEN
                : DocumentRules.INVALID;
    }

    /// The files that the linker asks for.
    private record Given(Map<String, ProtoFileElement> others) implements Loader {

        @Override
        public ProtoFile load(String path) {
            ProtoFileElement given = others.get(path);
            return given != null ? ProtoFile.Companion.get(given) : ProtobufCore.load(path);
        }

        @Override
        public Loader withErrors(ErrorCollector errors) {
            return this;
        }
    }
}
