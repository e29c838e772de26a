package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tableflow.console.domain.schema.CompatibilityDirection;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.service.schemas.compat.CompatibilityVerdict;
import tableflow.console.service.schemas.compat.Incompatibility;
import tableflow.console.service.schemas.compat.VersionVerdict;
import tableflow.console.service.schemas.compat.VersionVerdict.Answer;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.subjects.RegistryWord;
import tableflow.console.service.schemas.subjects.SubjectVerdict;

/// Verdicts of compatibility for people and for programs.
///
/// @param file as the user named it
record CompatibilityText(String file, SchemaDocument document) {

    /// What stands in the way, version by version, newest first; each finding is told once.
    List<String> lines(CompatibilityVerdict verdict) {
        List<String> lines = new ArrayList<>();
        Set<Incompatibility> told = new HashSet<>();
        Set<String> explained = new HashSet<>();
        for (VersionVerdict version : verdict.versions()) {
            for (Incompatibility one : version.incompatibilities()) {
                if (told.add(one)) {
                    SchemaFinding finding = one.finding();
                    lines.addAll(FindingsText.lines(file, document, finding));
                    if (explained.add(finding.rule())) {
                        lines.add("    why: " + finding.explanation().why());
                        lines.add("    mend: " + finding.explanation().mend().getFirst());
                    }
                }
            }
        }
        verdict.versions().forEach(version -> lines.add(line(version)));
        return lines;
    }

    private static String line(VersionVerdict version) {
        String name = version.version().name() + ": ";
        return name + switch (version.answer()) {
            case YES -> "compatible";
            case UNKNOWN -> "not known: " + version.reason();
            case NO -> "not compatible: " + counted(version, CompatibilityDirection.NEW_READS_OLD,
                "new readers cannot read its data") + counted(version, CompatibilityDirection.OLD_READS_NEW,
                "its readers cannot read new data");
        };
    }

    private static String counted(VersionVerdict version, CompatibilityDirection direction, String text) {
        long count = version.incompatibilities().stream().filter(one -> one.direction() == direction).count();
        boolean second = direction == CompatibilityDirection.OLD_READS_NEW && version.incompatibilities().stream()
                .anyMatch(one -> one.direction() == CompatibilityDirection.NEW_READS_OLD);
        return count == 0 ? "" : (second ? "; " : "") + text + " (" + count + ")";
    }

    /// The registry's own word, and that it differs from what was found here.
    static List<String> registry(SubjectVerdict verdict) {
        List<String> lines = new ArrayList<>();
        switch (verdict.registry()) {
            case RegistryWord.Said(boolean compatible, List<String> messages) -> {
                lines.add("The registry: " + (compatible ? "compatible" : "not compatible"));
                boolean told = compatible || verdict.local().map(it -> it.answer() == Answer.NO).orElse(false);
                if (!told) {
                    messages.forEach(message -> lines.add("    " + message));
                }
            }
            case RegistryWord.Unasked(String reason) -> lines.add("The registry was not asked: " + reason);
            case RegistryWord.Failed(var failure) -> lines.add("The registry did not answer: " + failure.why());
        }
        verdict.disagreement().ifPresent(text -> lines.add("Note: " + text));
        return lines;
    }

    /// A document without what the registry says.
    ObjectNode json(String kind) {
        return Terminal.document().put("version", 1).put("kind", kind).put("file", file)
                .put("format", document.format().name()).put("valid", document.schema().isPresent());
    }

    /// Adds what was found here: `level`, `findings[]` of all versions, `versions[]` with the `findings[]` of each.
    static void write(ObjectNode into, CompatibilityVerdict verdict) {
        into.put("level", verdict.level().name());
        answer(into, "local", verdict.answer());
        FindingsText.json(into.putArray("findings"), verdict.findings());
        ArrayNode versions = into.putArray("versions");
        for (VersionVerdict version : verdict.versions()) {
            ObjectNode node = versions.addObject().put("name", version.version().name());
            if (version.version().number() > 0) {
                node.put("number", version.version().number());
            }
            answer(node, "compatible", version.answer());
            if (!version.reason().isEmpty()) {
                node.put("reason", version.reason());
            }
            ArrayNode findings = node.putArray("findings");
            for (Incompatibility one : version.incompatibilities()) {
                FindingsText.json(findings, List.of(one.finding()));
                ((ObjectNode) findings.get(findings.size() - 1)).put("direction", one.direction().name());
            }
        }
    }

    /// Adds the registry's own word.
    static void write(ObjectNode into, SubjectVerdict verdict) {
        into.put("subject", verdict.subject()).put("level", verdict.level().toString());
        verdict.local().ifPresent(local -> write(into, local));
        switch (verdict.registry()) {
            case RegistryWord.Said(boolean compatible, List<String> messages) -> {
                ObjectNode registry = into.putObject("registry").put("compatible", compatible);
                messages.forEach(registry.putArray("messages")::add);
            }
            case RegistryWord.Unasked(String reason) -> into.putObject("registry").put("reason", reason);
            case RegistryWord.Failed(var failure) -> into.putObject("registry").put("reason", failure.why());
        }
        verdict.disagreement().ifPresent(text -> into.put("note", text));
        verdict.same().ifPresent(same -> into.put("registeredAs", same.version()));
    }

    /// True, false, or null for what is not known.
    static void answer(ObjectNode into, String name, Answer answer) {
        switch (answer) {
            case YES -> into.put(name, true);
            case NO -> into.put(name, false);
            case UNKNOWN -> into.putNull(name);
        }
    }
}
