package tableflow.console.service.schemas.compat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.schema.Referenced;
import tableflow.console.service.schemas.SchemaReader;

/// A schema that came before a draft: a version of a subject, or a file.
///
/// @param name for people: `version 3`, or a file's name
/// @param number of the version; 0 for a file
/// @param schema absent when it cannot be read
/// @param unreadable why; empty when it can
public record Earlier(String name, int number, Optional<ParsedSchema> schema, String unreadable) {

    private static final String TOO_DEEP = "it is nested too deep";

    private static Earlier readable(String name, int number, ParsedSchema schema) {
        return new Earlier(name, number, Optional.of(schema), "");
    }

    private static Earlier unreadable(String name, int number, String why) {
        return new Earlier(name, number, Optional.empty(), why);
    }

    /// A registered version.
    ///
    /// @throws tableflow.console.domain.RemoteFailure when something it refers to cannot be read
    public static Earlier of(SchemaVersion version, SchemaReader reader) {
        String name = "version " + version.version();
        try {
            return readable(name, version.version(), reader.read(version));
        } catch (InvalidSchema why) {
            return unreadable(name, version.version(), String.valueOf(why.getMessage()));
        } catch (StackOverflowError deep) {
            return unreadable(name, version.version(), TOO_DEEP);
        }
    }

    /// A schema of a file's, or of an editor's.
    ///
    /// @param references what it refers to, each after those that it needs itself
    public static Earlier of(String name, SchemaFormat format, String text, List<Referenced> references) {
        try {
            return readable(name, 0, ParsedSchema.parseTaken(format, bare(text), references));
        } catch (InvalidSchema why) {
            return unreadable(name, 0, String.valueOf(why.getMessage()));
        } catch (StackOverflowError deep) {
            return unreadable(name, 0, TOO_DEEP);
        }
    }

    /// A mark at the beginning is no part of any of the languages.
    private static String bare(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    @Nullable ParsedSchema parsed() {
        return schema.orElse(null);
    }
}
