package tableflow.console.domain.query;

import org.jspecify.annotations.Nullable;

/// A catalog that Athena knows.
///
/// @param type `GLUE`, `HIVE`, `LAMBDA`, `FEDERATED`; open
/// @param status `CREATE_COMPLETE` and others while it is made or removed; absent in older answers
public record DataCatalog(String name, String type, @Nullable String status) {

    /// The account's own catalog in Glue.
    public static final String GLUE = "AwsDataCatalog";

    /// Whether a name means the account's own catalog in Glue; Athena does not look at the letters' case.
    ///
    /// @param name absent means it too
    public static boolean isGlue(@Nullable String name) {
        return name == null || name.equalsIgnoreCase(GLUE);
    }
}
