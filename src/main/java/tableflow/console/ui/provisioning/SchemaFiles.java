package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.TopicName;
import tableflow.console.domain.schema.SchemaFormat;

/// Finds and reads schema files. Blocking.
///
/// @param folder where `schemas/json/values/{topic}-value.json` and its like are looked for
record SchemaFiles(Path folder) {

    /// More is no schema, and would only make the window slow.
    private static final long LARGEST = 4L * 1024 * 1024;

    /// A schema file.
    ///
    /// @param path as shown
    record Found(String path, String content) {}

    /// The path, below the folder, at which the schema of `topic` is looked for.
    static String usualPath(String topic, SchemaFormat format) {
        return "schemas/" + format.name().toLowerCase(Locale.ROOT) + "/values/" + topic + "-value."
                + format.fileExtension();
    }

    /// The file at the usual path, if there is one.
    Optional<Found> find(String topic, SchemaFormat format) {
        if (TopicName.problem(topic).isPresent()) {
            return Optional.empty();
        }
        String usual = usualPath(topic, format);
        Path file = folder.resolve(usual);
        return Files.isRegularFile(file) ? Optional.of(new Found(usual, content(file))) : Optional.empty();
    }

    /// Reads a file that the user chose.
    Found read(Path file) {
        Path whole = file.toAbsolutePath();
        Path here = folder.toAbsolutePath();
        return new Found(
                whole.startsWith(here) ? here.relativize(whole).toString() : whole.toString(), content(file));
    }

    private static String content(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw failure(file, text("provisioning.schema.toolarge"));
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
        } catch (CharacterCodingException notText) {
            throw failure(file, text("provisioning.schema.nottext")).withCause(notText);
        } catch (IOException unreadable) {
            throw failure(file, String.valueOf(unreadable.getMessage())).withCause(unreadable);
        }
    }

    private static RemoteFailure failure(Path file, String why) {
        return RemoteFailure.of(RemoteFailure.Kind.INVALID, text("provisioning.schema.reading", file.toString()), why);
    }
}
