package tableflow.console.service.schemas.files;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tableflow.console.domain.schema.SchemaFormat;

/// Where the schema of a subject belongs in a folder: beside its like, or as in
/// `schemas/json/values/orders-value.json`.
public final class FileLayout {

    private FileLayout() {}

    /// The name of a new file within its folder, with `/` between its parts.
    ///
    /// @param files that are there
    /// @param subject empty for a schema that belongs to none
    /// @return a name that none of `files` has
    public static String propose(List<SchemaFile> files, String subject, SchemaFormat format) {
        String last = subject.isEmpty() ? "schema"
                : subject.substring(subject.lastIndexOf(':') + 1).replaceAll("[^A-Za-z0-9._-]+", "_");
        String folder = beside(files, last, format).orElseGet(() -> usual(files, last, format));
        String name = folder + last;
        String ending = ending(format);
        List<String> taken = files.stream().map(it -> it.name().toLowerCase(Locale.ROOT)).toList();
        String free = name;
        for (int number = 2; taken.contains((free + ending).toLowerCase(Locale.ROOT)); number++) {
            free = name + "-" + number;
        }
        return free + ending;
    }

    /// What the file of a schema ends with.
    public static String ending(SchemaFormat format) {
        return switch (format) {
            case JSON -> ".json";
            case AVRO -> ".avsc";
            case PROTOBUF -> ".proto";
        };
    }

    /// The folder that has most files of the language and the part of the record.
    private static Optional<String> beside(List<SchemaFile> files, String subject, SchemaFormat format) {
        String like = part(subject) + ending(format);
        Map<String, Long> folders = files.stream().map(SchemaFile::name).filter(it -> it.endsWith(like))
                .collect(Collectors.groupingBy(it -> it.substring(0, it.lastIndexOf('/') + 1), Collectors.counting()));
        return folders.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    private static String part(String subject) {
        return subject.endsWith("-value") ? "-value" : subject.endsWith("-key") ? "-key" : "";
    }

    /// A folder of the language with one for values and one for keys, unless all that is there lies in the open.
    private static String usual(List<SchemaFile> files, String subject, SchemaFormat format) {
        if (!files.isEmpty() && files.stream().noneMatch(it -> it.name().contains("/"))) {
            return "";
        }
        String part = switch (part(subject)) {
            case "-value" -> "values/";
            case "-key" -> "keys/";
            default -> "";
        };
        return format.name().toLowerCase(Locale.ROOT) + "/" + part;
    }
}
