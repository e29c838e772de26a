package tableflow.console.sandbox.athena.unload;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import tableflow.console.sandbox.sql.statement.Work;

/// What stands behind `WITH` of an `UNLOAD`, checked. Source: Athena user guide, "UNLOAD" and "Compression support".
///
/// @param compression upper case, `NONE` for none
/// @param level of ZSTD
/// @param delimiter between the columns of text
/// @param partitionedBy the last columns of the query, in order
record Options(Format format, String compression, OptionalInt level, String delimiter, List<String> partitionedBy) {
    private static final Set<String> KNOWN =
            Set.of("format", "compression", "compression_level", "field_delimiter");
    private static final String DELIMITER = "\u0001";
    private static final int HIGHEST = 22;

    /// A form of file.
    enum Format {
        PARQUET, AVRO, JSON, TEXTFILE;

        /// What it can be compressed with, the usual one first.
        private List<String> compressions() {
            return switch (this) {
                case PARQUET -> List.of("GZIP", "SNAPPY", "ZSTD", "LZ4", "NONE");
                case AVRO -> List.of("DEFLATE", "GZIP", "SNAPPY", "ZSTD", "BZIP2", "NONE");
                case JSON, TEXTFILE -> List.of("GZIP", "DEFLATE", "BZIP2", "SNAPPY", "ZSTD", "LZ4", "NONE");
            };
        }
    }

    static Options of(Work.Unload unload) throws Refused {
        Map<String, String> said = unload.properties();
        for (String name : said.keySet()) {
            if (!KNOWN.contains(name)) {
                throw new Refused("INVALID_TABLE_PROPERTY: table property '" + name + "' does not exist");
            }
        }
        Format format = format(said.getOrDefault("format", "PARQUET").toUpperCase(Locale.ROOT));
        String compression = said.getOrDefault("compression", format.compressions().getFirst())
                .toUpperCase(Locale.ROOT).replace("UNCOMPRESSED", "NONE");
        if (!format.compressions().contains(compression)) {
            throw new Refused("INVALID_TABLE_PROPERTY: compression '" + compression + "' cannot be used with the "
                    + "format " + format + ", but one of " + String.join(", ", format.compressions()));
        }
        if (said.containsKey("field_delimiter") && format != Format.TEXTFILE) {
            throw new Refused("INVALID_TABLE_PROPERTY: Cannot specify field_delimiter table property for storage "
                    + "format: " + format);
        }
        return new Options(format, compression, level(said, compression),
                said.getOrDefault("field_delimiter", DELIMITER), unload.partitionedBy());
    }

    private static Format format(String name) throws Refused {
        for (Format format : Format.values()) {
            if (format.name().equals(name)) {
                return format;
            }
        }
        throw new Refused(name.equals("ORC")
                ? "NOT_SUPPORTED: UNLOAD in the format ORC; the sandbox has no writer of ORC files, and writes "
                        + "PARQUET, AVRO, JSON and TEXTFILE"
                : "INVALID_TABLE_PROPERTY: Unknown format: " + name);
    }

    private static OptionalInt level(Map<String, String> said, String compression) throws Refused {
        String text = said.get("compression_level");
        if (text == null) {
            return OptionalInt.empty();
        }
        int level = text.matches("\\d{1,2}") ? Integer.parseInt(text) : HIGHEST + 1;
        if (!compression.equals("ZSTD") || level > HIGHEST) {
            throw new Refused("INVALID_TABLE_PROPERTY: compression_level is a number from 0 to " + HIGHEST
                    + ", for ZSTD only");
        }
        return OptionalInt.of(level);
    }

    /// What a file's name ends with: only text says how it is compressed.
    String ending() {
        if (format != Format.JSON && format != Format.TEXTFILE) {
            return "";
        }
        return switch (compression) {
            case "GZIP" -> ".gz";
            case "DEFLATE" -> ".deflate";
            case "BZIP2" -> ".bz2";
            case "SNAPPY" -> ".snappy";
            case "ZSTD" -> ".zst";
            case "LZ4" -> ".lz4";
            default -> "";
        };
    }
}
