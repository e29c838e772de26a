package tableflow.console.domain.query;

/// A column of a result.
///
/// @param type Athena's base type, such as `bigint`, `decimal`, `array`; open
/// @param precision of decimals and texts
/// @param scale of decimals
public record ResultColumn(String name, String type, int precision, int scale) {

    /// Whether values stand to the right: a number of any kind.
    public boolean isNumeric() {
        return switch (type) {
            case "tinyint", "smallint", "integer", "int", "bigint", "float", "real", "double", "decimal" -> true;
            default -> false;
        };
    }
}
