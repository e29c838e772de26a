package tableflow.console.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import tableflow.console.service.messages.DecodeAs;

/// The options that say how keys and values are read.
final class DecodeOptions {

    private static final String HOW = "auto (default: by the schema that the record names, else as JSON or text, else "
            + "as bytes), json, text, hex, or schema:ID.";

    @Option(names = "--key-as", paramLabel = "HOW", converter = How.class, description = "How keys are read: " + HOW)
    private DecodeAs keys = DecodeAs.AUTO;

    @Option(names = "--value-as", paramLabel = "HOW", converter = How.class,
            description = "How values are read; as for --key-as.")
    private DecodeAs values = DecodeAs.AUTO;

    DecodeAs keys() {
        return keys;
    }

    DecodeAs values() {
        return values;
    }

    /// `auto`, `json`, `text`, `hex` or `schema:ID`.
    static final class How implements ITypeConverter<DecodeAs> {
        @Override
        public DecodeAs convert(String value) {
            return DecodeAs.parse(value).orElseThrow(() -> new TypeConversionException(
                    "'" + value + "' is none of auto, json, text, hex and schema:ID"));
        }
    }
}
