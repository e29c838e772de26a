package tableflow.console.domain.aws;

import java.util.List;

/// Lake Formation's settings of an account and region.
///
/// @param admins ARNs of its administrators, whom that alone gives no SELECT
/// @param readOnlyAdmins ARNs of those who see all
/// @param iamDecidesDatabases whether IAM alone decides on databases that are made from now on
/// @param iamDecidesTables the same of tables
public record LakeSettings(
        List<String> admins, List<String> readOnlyAdmins, boolean iamDecidesDatabases, boolean iamDecidesTables) {
    public LakeSettings {
        admins = List.copyOf(admins);
        readOnlyAdmins = List.copyOf(readOnlyAdmins);
    }
}
