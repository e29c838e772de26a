package tableflow.console.remote.aws;

import java.util.List;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.DataLakePrincipal;
import software.amazon.awssdk.services.lakeformation.model.DataLakeResourceType;
import software.amazon.awssdk.services.lakeformation.model.DataLakeSettings;
import software.amazon.awssdk.services.lakeformation.model.PrincipalPermissions;
import software.amazon.awssdk.services.lakeformation.model.PrincipalResourcePermissions;
import software.amazon.awssdk.services.lakeformation.model.Resource;
import software.amazon.awssdk.services.lakeformation.model.ResourceInfo;
import tableflow.console.domain.aws.LakeGrant;
import tableflow.console.domain.aws.LakeLocation;
import tableflow.console.domain.aws.LakeSettings;
import tableflow.console.service.port.LakeFormation;

/// Lake Formation through the AWS SDK.
final class SdkLakeFormation implements LakeFormation {

    private final LakeFormationClient client;
    private final AwsFailures failures;

    /// @param client closed with this
    SdkLakeFormation(LakeFormationClient client, AwsFailures failures) {
        this.client = client;
        this.failures = failures;
    }

    @Override
    public LakeSettings settings() {
        return failures.during("read the settings of Lake Formation", () -> {
            DataLakeSettings told = client.getDataLakeSettings(request -> { }).dataLakeSettings();
            return new LakeSettings(
                    arns(told.dataLakeAdmins()),
                    arns(told.readOnlyAdmins()),
                    byIam(told.createDatabaseDefaultPermissions()),
                    byIam(told.createTableDefaultPermissions()));
        });
    }

    @Override
    public List<LakeGrant> grants(String database) {
        return grants("read Lake Formation's grants on database " + database, DataLakeResourceType.DATABASE,
                Resource.builder().database(it -> it.name(database)).build());
    }

    @Override
    public List<LakeGrant> grants(String database, String table) {
        return grants("read Lake Formation's grants on table " + database + "." + table, DataLakeResourceType.TABLE,
                Resource.builder().table(it -> it.databaseName(database).name(table)).build());
    }

    private List<LakeGrant> grants(String what, DataLakeResourceType type, Resource resource) {
        return failures.during(what, () -> client.listPermissionsPaginator(request ->
                        request.resourceType(type).resource(resource)).stream()
                .flatMap(page -> page.principalResourcePermissions().stream())
                .map(SdkLakeFormation::grant)
                .toList());
    }

    @Override
    public List<LakeLocation> locations() {
        return failures.during("list the places that Lake Formation decides on", () ->
                client.listResourcesPaginator(request -> { }).stream()
                        .flatMap(page -> page.resourceInfoList().stream())
                        .map(SdkLakeFormation::location)
                        .toList());
    }

    private static List<String> arns(List<DataLakePrincipal> principals) {
        return principals.stream().map(DataLakePrincipal::dataLakePrincipalIdentifier).toList();
    }

    private static boolean byIam(List<PrincipalPermissions> usual) {
        return usual.stream().anyMatch(one -> one.principal() != null
                && LakeGrant.IAM_ALLOWED_PRINCIPALS.equals(one.principal().dataLakePrincipalIdentifier()));
    }

    private static LakeGrant grant(PrincipalResourcePermissions told) {
        Resource on = told.resource();
        String principal = told.principal() == null ? "" : told.principal().dataLakePrincipalIdentifier();
        if (on == null) {
            return new LakeGrant(principal, null, null, told.permissionsAsStrings());
        }
        if (on.table() != null) {
            return new LakeGrant(principal, on.table().databaseName(),
                    on.table().tableWildcard() == null ? on.table().name() : "*", told.permissionsAsStrings());
        }
        if (on.tableWithColumns() != null) {
            return new LakeGrant(principal, on.tableWithColumns().databaseName(), on.tableWithColumns().name(),
                    told.permissionsAsStrings());
        }
        return new LakeGrant(principal, on.database() == null ? null : on.database().name(), null,
                told.permissionsAsStrings());
    }

    private static LakeLocation location(ResourceInfo told) {
        return new LakeLocation(told.resourceArn(), told.roleArn(), Boolean.TRUE.equals(told.hybridAccessEnabled()),
                Boolean.TRUE.equals(told.withFederation()));
    }

    @Override
    public void close() {
        client.close();
    }
}
