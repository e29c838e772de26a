package tableflow.console.domain.aws;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What Lake Formation granted to somebody.
///
/// @param principal an ARN, an account, or `IAM_ALLOWED_PRINCIPALS`: whoever IAM lets
/// @param database absent when it is on something else than a database or table
/// @param table a name, `*` for all of the database; absent for the database itself
/// @param permissions open: `SELECT`, `DESCRIBE`, `ALL` ...
public record LakeGrant(
        String principal, @Nullable String database, @Nullable String table, List<String> permissions) {

    /// Whoever IAM lets.
    public static final String IAM_ALLOWED_PRINCIPALS = "IAM_ALLOWED_PRINCIPALS";

    public LakeGrant {
        permissions = List.copyOf(permissions);
    }

    /// Whether it grants `permission`, by name or with all others.
    public boolean grants(String permission) {
        return permissions.contains(permission) || permissions.contains("ALL");
    }
}
