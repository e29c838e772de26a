package tableflow.console.domain.doctor.explain;

import static tableflow.console.domain.doctor.explain.Utterance.coded;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tableflow.console.domain.doctor.Signal;
import tableflow.console.domain.doctor.Signal.Source;

/// Exceptions by their classes, the codes of Athena's engine, Kafka's errors, the registry's and HTTP's.
final class OtherAnswers {

    private static final Pattern EXCEPTION = Pattern.compile(
            "(?<![\\w.$])((?:[A-Za-z_$][\\w$]{0,60}\\.){0,14}[A-Z][\\w$]{2,80}(?:Exception|Error))(?![\\w.$])(?:: ?)?");

    private static final Pattern ENGINE = Pattern.compile("(?<![\\w.$\\[-])(?<!type:)((?:ICEBERG|HIVE)_[A-Z_]{4,40}"
            + "|(?:TABLE|SCHEMA|COLUMN|CATALOG|FUNCTION)_NOT_FOUND|SYNTAX_ERROR|MALFORMED_QUERY|PERMISSION_DENIED"
            + "|TYPE_MISMATCH|INVALID_CAST_ARGUMENT|INVALID_FUNCTION_ARGUMENT|NUMERIC_VALUE_OUT_OF_RANGE"
            + "|DIVISION_BY_ZERO|EXCEEDED_[A-Z_]{4,30}_LIMIT|CLUSTER_OUT_OF_MEMORY|GENERIC_INTERNAL_ERROR"
            + "|INTERNAL_ERROR_QUERY_ENGINE|CONCURRENT_QUERY_LIMIT_EXCEEDED|RESULT_NOT_FOUND"
            + "|INVALID_QUERY_EXECUTION_STATE)(?![\\w-])(?:: ?)?");

    /// Other engines and services have codes of these names.
    private static final Set<String> SHARED = Set.of("TABLE_NOT_FOUND", "SCHEMA_NOT_FOUND", "COLUMN_NOT_FOUND",
            "CATALOG_NOT_FOUND", "FUNCTION_NOT_FOUND", "SYNTAX_ERROR", "MALFORMED_QUERY", "PERMISSION_DENIED",
            "TYPE_MISMATCH", "DIVISION_BY_ZERO", "NUMERIC_VALUE_OUT_OF_RANGE", "RESULT_NOT_FOUND");
    private static final Pattern OF_ATHENA =
            Pattern.compile("athena|awsdatacatalog|\\bline \\d{1,9}:\\d{1,9}:", Pattern.CASE_INSENSITIVE);

    private static final Pattern TYPE = Pattern.compile("\\bError ?Type[\"']?\\s?[:=]\\s?[\"']?(\\d{1,6})");
    private static final Pattern CATEGORY = Pattern.compile("\\bError ?Category[\"']?\\s?[:=]\\s?[\"']?(\\d{1,2})");

    private static final Pattern KAFKA =
            Pattern.compile("KafkaError\\{code=(\\w{1,60}),val=-?\\d{1,5},str=\"([^\"]{0,800})\"?");
    private static final Pattern REGISTRY = Pattern.compile("; error code: (\\d{3,5})\\b");
    private static final Pattern HTTP =
            Pattern.compile("\\b(401 Unauthorized|403 Forbidden|429 Too Many Requests)\\b");

    private OtherAnswers() {}

    static List<Utterance> in(String flat) {
        List<Utterance> found = new ArrayList<>();
        exceptions(flat, found);
        engine(flat, found);
        Matcher kafka = KAFKA.matcher(flat);
        while (kafka.find()) {
            found.add(coded(Source.KAFKA, kafka.group(1), new Span(kafka.start(1), kafka.end(1)), kafka.group(2),
                    new Span(kafka.start(2), kafka.end(2))));
        }
        Matcher registry = REGISTRY.matcher(flat);
        while (registry.find()) {
            int from = Math.max(0, registry.start() - 600);
            found.add(coded(Source.REGISTRY, registry.group(1), new Span(registry.start(1), registry.end(1)),
                    flat.substring(from, registry.end()), new Span(from, registry.end())));
        }
        Matcher http = HTTP.matcher(flat);
        while (http.find()) {
            Span place = new Span(http.start(), http.end());
            found.add(coded(null, http.group(1).substring(0, 3), place, http.group(1), place));
        }
        return found;
    }

    private static void exceptions(String flat, List<Utterance> found) {
        Matcher one = EXCEPTION.matcher(flat);
        int depth = 0;
        int end = 0;
        while (one.find()) {
            String name = one.group(1);
            boolean within = flat.startsWith("Caused by: ", Math.max(0, one.start() - 11))
                    || (end > 0 && one.start() - end < 3);
            depth = within ? depth + 1 : 0;
            end = one.end();
            int to = Math.min(flat.length(), one.end() + AwsAnswers.LONGEST);
            // A stack ends the words.
            int stack = flat.indexOf(" at ", one.end());
            while (stack >= 0 && stack < to && !isFrame(flat, stack + 4)) {
                stack = flat.indexOf(" at ", stack + 4);
            }
            to = stack >= 0 && stack < to ? stack : to;
            found.add(coded(Speakers.ofClass(name), code(name), new Span(one.start(1), one.end(1)),
                    flat.substring(one.end(), to), new Span(one.end(), to)).at(depth));
        }
    }

    /// `software.amazon.awssdk.core.SdkClient.call(SdkClient.java:12)`
    private static boolean isFrame(String flat, int at) {
        int i = at;
        int limit = Math.min(flat.length(), at + 200);
        while (i < limit && (Character.isJavaIdentifierPart(flat.charAt(i)) || "./<>@-".indexOf(flat.charAt(i)) >= 0)) {
            i++;
        }
        return i > at + 3 && i < limit && flat.charAt(i) == '(';
    }

    private static String code(String name) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return name.contains(".sso.") ? "sso." + simple : simple;
    }

    private static void engine(String flat, List<Utterance> found) {
        Matcher type = TYPE.matcher(flat);
        Matcher category = CATEGORY.matcher(flat);
        int kind = category.find() ? Integer.parseInt(category.group(1)) : 0;
        // Other programs number their errors too: Athena tells a category with it.
        int number = kind > 0 && type.find() ? Integer.parseInt(type.group(1)) : Signal.NO_TYPE;
        if (number != Signal.NO_TYPE) {
            Span place = new Span(type.start(), type.end());
            found.add(new Utterance(Source.ATHENA, "", Utterance.NOWHERE, kind, number, type.group(), place, 0));
        }
        boolean athena = OF_ATHENA.matcher(flat).find();
        Matcher code = ENGINE.matcher(flat);
        while (code.find()) {
            int to = Math.min(flat.length(), code.end() + AwsAnswers.LONGEST);
            Source source = athena || !SHARED.contains(code.group(1)) ? Source.ATHENA : null;
            found.add(new Utterance(source, code.group(1), new Span(code.start(1), code.end(1)), kind, number,
                    flat.substring(code.end(), to), new Span(code.end(), to), 0));
        }
    }
}
