package tableflow.console.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tableflow.console.domain.ByteText;

/// Bytes as a user writes them, see [ByteText].
final class ByteCount implements ITypeConverter<Long> {

    @Override
    public Long convert(String value) {
        try {
            return ByteText.read(value);
        } catch (IllegalArgumentException none) {
            throw new TypeConversionException(String.valueOf(none.getMessage()));
        }
    }
}
