package tableflow.console.bench;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaDifference;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.schema.Referenced;
import tableflow.console.service.schemas.compat.CompatibilityCheck;
import tableflow.console.service.schemas.compat.Earlier;
import tableflow.console.service.schemas.compat.VersionVerdict;
import tableflow.console.service.schemas.compat.VersionVerdict.Answer;
import tableflow.console.service.schemas.document.SchemaDocument;

/// Tries the verdicts on tables of cases from elsewhere: what they expect, what is found here, and where both differ.
/// Give `main` a folder. Each of its files `LANGUAGE.NAME.json`, with `avro`, `json` or `protobuf` in the front, is an
/// array of cases, of one of these kinds:
///
/// - a change: `original_schema`, `update_schema`, `compatible`, and where known `changes` (each `RULE path`, harmless
///   ones too) or `incompatible` (only what stands in the way), `original_dependencies` and
///   `update_dependencies` (each with `name` and `dependency`);
/// - a text: `schema` and `valid`; without `valid` it is taken to be one.
///
/// Schemas stand there as JSON or as texts. A second argument `places` lists what is underlined for each rule. Nothing
/// of the tables is part of the project.
public final class CorpusTrial {

    private static final JsonMapper TABLES = JsonMapper.builder().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();
    /// What older registries called by one name.
    private static final String OLD_NAME = "PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL";

    private static final int MOST_SHOWN = 60;

    private final SchemaFormat format;
    private final boolean places;
    private final List<String> told = new ArrayList<>();
    private final TreeMap<String, Integer> counts = new TreeMap<>();

    private CorpusTrial(SchemaFormat format, boolean places) {
        this.format = format;
        this.places = places;
    }

    public static void main(String[] arguments) throws IOException {
        List<Path> tables;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            tables = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
        for (Path table : tables) {
            String name = String.valueOf(table.getFileName());
            CorpusTrial trial =
                new CorpusTrial(SchemaFormat.valueOf(name.substring(0, name.indexOf('.')).toUpperCase(Locale.ROOT)),
                    arguments.length > 1 && arguments[1].equals("places"));
            JsonNode cases = TABLES.readTree(table.toFile());
            cases.forEach(trial::tryOut);
            System.out.println(name + ": " + cases.size() + " cases, " + trial.counts);
            trial.told.forEach(line -> System.out.println("  " + line));
        }
    }

    private void tryOut(JsonNode one) {
        String why;
        try {
            why = one.has("update_schema") ? change(one) : text(one);
        } catch (RuntimeException | StackOverflowError failure) {
            why = "fails: " + failure;
        }
        String kind = why == null ? "agreed" : why.substring(0, why.indexOf(':'));
        counts.merge(kind, 1, Integer::sum);
        if (why != null) {
            told.add(one.path("description").asText() + ": " + why);
        }
    }

    private @Nullable String text(JsonNode one) {
        boolean expected = one.path("valid").asBoolean(true);
        SchemaDocument document = SchemaDocument.read(format, text(one, "schema"), referenced(one, "dependencies"));
        List<SchemaFinding> errors = document.findings().stream()
            .filter(finding -> finding.severity() == SchemaFinding.Severity.ERROR).toList();
        return errors.isEmpty() == expected ? null
            : "validity: " + (expected ? errors : "no error") + " in " + text(one, "schema");
    }

    private @Nullable String change(JsonNode one) {
        List<Referenced> before = referenced(one, "original_dependencies");
        List<Referenced> after = referenced(one, "update_dependencies");
        SchemaDocument draft = SchemaDocument.read(format, text(one, "update_schema"), after);
        Earlier old = Earlier.of("original", format, text(one, "original_schema"), before);
        ParsedSchema update = draft.schema().orElse(null);
        ParsedSchema original = old.schema().orElse(null);
        if (update == null || original == null) {
            return "unread: " + (update == null ? draft.findings() : old.unreadable());
        }
        VersionVerdict verdict = CompatibilityCheck.check(draft, List.of(old), CompatibilityLevel.BACKWARD)
            .orElseThrow().versions().getFirst();
        boolean expected = one.path("compatible").asBoolean();
        List<String> found = update.differences(original).stream()
            .filter(difference -> format != SchemaFormat.AVRO || !difference.compatible())
            .map(SchemaDifference::toString).sorted().toList();
        if ((verdict.answer() == Answer.YES) != expected) {
            return "verdict: " + verdict.answer() + " for " + found + ", expected "
                + (expected ? "compatible" : "incompatible") + " " + one.path("changes");
        }
        if (one.has("incompatible")) {
            List<String> wrong = verdict.incompatibilities().stream()
                .map(each -> each.finding().rule() + " " + each.finding().path()).sorted().toList();
            if (!wrong.equals(texts(one.get("incompatible")))) {
                return "rules: " + wrong + ", expected " + one.get("incompatible");
            }
        }
        if (one.has("changes")) {
            List<String> wanted = texts(one.get("changes"));
            List<String> alike = found.stream().map(text -> asOld(text, wanted)).sorted().toList();
            if (!alike.equals(wanted)) {
                return "rules: " + found + ", expected " + wanted;
            }
        }
        if (places) {
            verdict.incompatibilities().forEach(each -> told.add(placed(draft, each.finding())));
        }
        return null;
    }

    private static String placed(SchemaDocument draft, SchemaFinding finding) {
        String under = draft.text().substring(finding.span().from(), finding.span().to()).replaceAll("\\s+", " ");
        return "    " + finding.rule() + " " + finding.path() + " at " + finding.span() + ": "
            + (under.length() > MOST_SHOWN ? under.substring(0, MOST_SHOWN) + "..." : under);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        texts.sort(null);
        return texts;
    }

    private static String asOld(String text, List<String> wanted) {
        String old = text.replaceFirst("^(OPTIONAL|REQUIRED)_PROPERTY_(WITH_DEFAULT_)?ADDED_TO_OPEN_", OLD_NAME
            .replace("CONTENT_MODEL", ""));
        return wanted.contains(old) ? old : text;
    }

    private static String text(JsonNode one, String name) {
        JsonNode schema = one.path(name);
        return schema.isTextual() ? schema.textValue() : schema.toString();
    }

    private static List<Referenced> referenced(JsonNode one, String name) {
        List<Referenced> found = new ArrayList<>();
        one.path(name).forEach(it -> found.add(new Referenced(it.path("name").asText(), text(it, "dependency"))));
        return found;
    }
}
