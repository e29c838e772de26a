package tableflow.console.service.doctor.explain;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.doctor.Signal;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.explain.Span;
import tableflow.console.domain.doctor.explain.Told;
import tableflow.console.service.doctor.explain.Documents.Node;

/// The shapes in which services tell failures in JSON.
final class Shapes {

    /// Exceptions of AWS's services that speak JSON 1.1 which name their service.
    private static final Map<String, Source> NAMED = Map.of(
            "EntityNotFoundException", Source.GLUE,
            "GlueEncryptionException", Source.GLUE,
            "FederationSourceException", Source.GLUE,
            "MetadataException", Source.ATHENA);

    private Shapes() {}

    static Optional<Told> read(Node node) {
        if (node.values().containsKey("__type")) {
            return Optional.of(json11(node));
        }
        if (node.values().containsKey("error_code")) {
            return Optional.of(registry(node));
        }
        if (node.name().equals("errors") && node.values().containsKey("status")) {
            return Optional.of(told(Source.CONFLUENT, either(node.text("code"), node.text("status")), node,
                    "detail", "title"));
        }
        if (node.name().equals("AthenaError") || node.values().containsKey("ErrorCategory")) {
            return Optional.of(new Told(Source.ATHENA, "", number(node.text("ErrorCategory"), 0),
                    number(node.text("ErrorType"), Signal.NO_TYPE), node.text("ErrorMessage"),
                    node.place("ErrorMessage")));
        }
        if (node.values().containsKey("StateChangeReason")) {
            return Optional.of(told(Source.ATHENA, "", node, "StateChangeReason"));
        }
        if (node.name().equals("Error") && node.values().containsKey("Code")) {
            return Optional.of(told(null, node.text("Code"), node, "Message"));
        }
        return tableflow(node);
    }

    private static Told json11(Node node) {
        String type = node.text("__type");
        int hash = type.lastIndexOf('#');
        String code = type.substring(hash + 1);
        Source source = NAMED.get(code);
        String namespace = type.substring(0, Math.max(0, hash)).toLowerCase(Locale.ROOT);
        if (namespace.contains("glue") || namespace.contains("lakeformation")) {
            source = Source.GLUE;
        } else if (namespace.contains("athena") || node.values().containsKey("AthenaErrorCode")) {
            source = Source.ATHENA;
            code = either(node.text("AthenaErrorCode"), code);
        }
        return told(source, code, node, "Message", "message");
    }

    /// Schema Registry and the REST proxy of Kafka number their errors alike; the words tell which it is.
    private static Told registry(Node node) {
        String words = node.text("message").toLowerCase(Locale.ROOT);
        boolean kafka = words.contains("topic") && !words.contains("subject") && !words.contains("schema");
        return told(kafka ? Source.CONFLUENT : Source.REGISTRY, kafka
                ? node.text("error_code").substring(0, Math.min(3, node.text("error_code").length()))
                : node.text("error_code"), node, "message");
    }

    /// A Tableflow topic's status or one of its catalog syncs.
    private static Optional<Told> tableflow(Node node) {
        String sync = node.text("sync_status");
        if (!sync.isEmpty()) {
            return Optional.of(told(Source.TABLEFLOW, "SYNC." + sync, node, "error_message", "sync_status"));
        }
        String phase = node.text("phase");
        boolean told = !node.text("error_message").isEmpty();
        if (told || phase.equals("PENDING")) {
            return Optional.of(told(Source.TABLEFLOW, phase, node, "error_message", "phase"));
        }
        return Optional.empty();
    }

    private static Told told(@Nullable Source source, String code, Node node, String... words) {
        Span place = node.place(words);
        return new Told(source, code, 0, Signal.NO_TYPE, node.text(words), place);
    }

    private static String either(String first, String second) {
        return first.isEmpty() ? second : first;
    }

    private static int number(String text, int otherwise) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException absent) {
            return otherwise;
        }
    }
}
