package tableflow.console.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tableflow.console.service.messages.write.LineReader.Kind;

/// What a line to be written holds: `json`, `value` or `key-value`.
final class LineKind implements ITypeConverter<Kind> {

    @Override
    public Kind convert(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "json" -> Kind.JSON;
            case "value" -> Kind.VALUE;
            case "key-value" -> Kind.KEY_VALUE;
            default -> throw new TypeConversionException("'" + value + "' is none of json, value and key-value");
        };
    }
}
