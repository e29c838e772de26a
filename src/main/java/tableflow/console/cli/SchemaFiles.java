package tableflow.console.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Place;
import tableflow.console.domain.Progress;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.Referenced;
import tableflow.console.service.schemas.document.FormatGuess;
import tableflow.console.service.schemas.document.SchemaDocument;

/// Which files hold the schemas that a command is about, and what they refer to.
final class SchemaFiles {

    /// Stands for standard input.
    static final String STANDARD_INPUT = "-";
    /// More than a document reads at all: so that it can say how large the file is, and no more is held.
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private Progress progress = Progress.NONE;

    @Option(names = "--format", paramLabel = "FORMAT", description = "avro, json or protobuf; default: by the file's "
            + "name (.avsc, .json, .proto), or else by what it holds.")
    private @Nullable String format;

    @Option(names = "--reference", paramLabel = "NAME=FILE", description = "A schema that the files refer to, under "
            + "the name by which they do ($ref, import, full name); may be repeated, each after those that it needs.")
    private Map<String, Path> references = Map.of();

    /// Where reading a file is told of.
    void tell(Progress to) {
        progress = to;
    }

    /// Reads one schema.
    ///
    /// @param file a path, or `-` for standard input
    /// @throws BadInput when it cannot be read, or its language cannot be told
    SchemaDocument read(String file, InputStream in) {
        return read(file, in, List.of());
    }

    /// Reads one schema that refers to these as well.
    SchemaDocument read(String file, InputStream in, List<Referenced> others) {
        progress.report("Reading " + shown(file));
        byte[] content = file.equals(STANDARD_INPUT) ? standard(in) : bytes(Path.of(file));
        List<Referenced> all = new ArrayList<>(others);
        all.addAll(referenced());
        return SchemaDocument.read(format(file, content), content, all);
    }

    /// What the schemas refer to, in the order given.
    List<Referenced> referenced() {
        List<Referenced> read = new ArrayList<>();
        references.forEach((name, path) ->
                read.add(new Referenced(name, new String(bytes(path), StandardCharsets.UTF_8))));
        return read;
    }

    private SchemaFormat format(String file, byte[] content) {
        if (format != null) {
            String wanted = format.strip().toUpperCase(Locale.ROOT);
            return List.of(SchemaFormat.values()).stream().filter(it -> it.name().equals(wanted)).findFirst()
                    .orElseThrow(() -> BadInput.of("--format " + format + ": is none of avro, json, protobuf"));
        }
        return FormatGuess.of(file, new String(content, StandardCharsets.UTF_8))
                .orElseThrow(() -> BadInput.of(BadInput.Reason.UNREADABLE, Place.file(shown(file)),
                        "neither the name nor the content tells its language: give --format"));
    }

    /// What a file is called for people.
    static String shown(String file) {
        return file.equals(STANDARD_INPUT) ? "<standard input>" : file;
    }

    /// The name of a file without its folder and ending.
    static String bareName(String file) {
        String last = String.valueOf(Path.of(file).getFileName());
        int dot = last.indexOf('.');
        return dot > 0 ? last.substring(0, dot) : last;
    }

    private static byte[] standard(InputStream in) {
        try {
            return in.readNBytes(MOST_BYTES);
        } catch (IOException broken) {
            throw BadInput.of(BadInput.Reason.UNREADABLE, Place.file(shown(STANDARD_INPUT)), "cannot be read");
        }
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES);
        } catch (IOException missing) {
            throw BadInput.of(BadInput.Reason.UNREADABLE, Place.file(file.toString()), why(file));
        }
    }

    private static String why(Path file) {
        if (Files.isDirectory(file)) {
            return "is a folder: name the files in it";
        }
        if (!Files.exists(file)) {
            return "there is no such file";
        }
        return Files.isReadable(file) ? "cannot be read" : "may not be read: the file system forbids it";
    }
}
