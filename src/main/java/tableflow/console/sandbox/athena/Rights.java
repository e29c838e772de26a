package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tableflow.console.sandbox.aws.Access;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Permissions;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.sql.statement.TableName;

/// What the caller may do. Athena acts with the caller's own rights: a query needs those of the workgroup, of the
/// catalog's entries that it names, of the tables' files and of the place of its result.
record Rights(Permissions permissions, Catalog catalog, Grants grants, String region, String account) {
    private static final String INFORMATION = "information_schema";

    /// @param action without its service, such as `StartQueryExecution`
    void workGroup(Principal caller, String action, String workGroup) throws AwsFailure {
        athena(caller, action, "workgroup/" + workGroup);
    }

    void dataCatalog(Principal caller, String action) throws AwsFailure {
        athena(caller, action, "datacatalog/" + CatalogApi.NAME);
    }

    /// An action that is about no one thing.
    void anything(Principal caller, String action) throws AwsFailure {
        require(caller, new Access("athena:" + action, "*"));
    }

    private void athena(Principal caller, String action, String resource) throws AwsFailure {
        require(caller, new Access("athena:" + action, arn(resource)));
    }

    /// An ARN of this service.
    String arn(String resource) {
        return "arn:aws:athena:" + region + ":" + account + ":" + resource;
    }

    private void require(Principal caller, Access access) throws AwsFailure {
        try {
            permissions.require(caller, access);
        } catch (AwsFailure e) {
            throw Refusals.denied(e);
        }
    }

    /// What stands in the catalog, for calls about metadata.
    ///
    /// @param action of Glue, such as `GetTables`
    /// @param names database, or database and table
    void metadata(Principal caller, String action, String... names) throws AwsFailure {
        for (String resource : resources(names)) {
            try {
                permissions.require(caller, new Access("glue:" + action, resource));
            } catch (AwsFailure e) {
                throw Refusals.metadata(e.text() + " (Service: AmazonDataCatalog; Status Code: 400; "
                        + "Error Code: AccessDeniedException)");
            }
        }
    }

    /// Before a query starts: the place of its result.
    void outputBucket(Principal caller, S3Uri place) throws AwsFailure {
        try {
            permissions.require(caller, new Access("s3:GetBucketLocation", place.bucketArn()));
        } catch (AwsFailure e) {
            throw Refusals.invalid("Unable to verify/create output bucket " + place.bucket());
        }
    }

    /// After a query ran.
    void write(Principal caller, S3Uri object) throws QueryFailed {
        try {
            permissions.require(caller, new Access("s3:PutObject", object.arn()));
        } catch (AwsFailure e) {
            throw new QueryFailed(Problem.outputDenied(object));
        }
    }

    /// A result that lies in a bucket is read with the caller's rights.
    void readResult(Principal caller, S3Uri object) throws AwsFailure {
        require(caller, new Access("s3:GetObject", object.arn()));
    }

    /// Whether a caller may run a statement on these tables.
    ///
    /// @param sql to tell where a table is named
    void tables(Principal caller, List<TableName> names, Optional<String> context, String sql) throws QueryFailed {
        for (TableName name : names) {
            TableName data = name.data();
            String database = data.database().or(() -> context).orElse("default");
            if (database.equals(INFORMATION)) {
                continue;
            }
            Grants.Sight sight = grants.of(caller, database, data.table());
            if (sight == Grants.Sight.NOTHING) {
                throw hidden(sql, name, database);
            }
            catalogEntry(caller, "glue:GetDatabase", database);
            catalogEntry(caller, "glue:GetTable", database, data.table());
            if (sight == Grants.Sight.NO_COLUMNS) {
                throw new QueryFailed(new Problem(
                        "COLUMN_NOT_FOUND: Relation contains no accessible columns", 2, 1006, false));
            }
            Optional<JsonNode> table = catalog.table(database, data.table());
            if (table.isPresent()) {
                files(caller, table.get());
            }
        }
    }

    private static QueryFailed hidden(String sql, TableName name, String database) {
        return new QueryFailed(new Problem("TABLE_NOT_FOUND: " + Positions.of(sql, name.table()) + "Table '"
                + CatalogApi.NAME.toLowerCase(Locale.ROOT) + "." + database + "." + name.table()
                + "' does not exist", 2, 1301, false));
    }

    private void catalogEntry(Principal caller, String action, String... names) throws QueryFailed {
        for (String resource : resources(names)) {
            try {
                permissions.require(caller, new Access(action, resource));
            } catch (AwsFailure e) {
                throw new QueryFailed(Problem.catalogDenied(e.text() + " (Service: AmazonDataCatalog; "
                        + "Status Code: 400; Error Code: AccessDeniedException)"));
            }
        }
    }

    /// Glue asks for the catalog, the database and the table, each by itself.
    private List<String> resources(String... names) {
        String glue = "arn:aws:glue:" + region + ":" + account + ":";
        return switch (names.length) {
            case 0 -> List.of(glue + "catalog");
            case 1 -> List.of(glue + "catalog", glue + "database/" + names[0]);
            default -> List.of(glue + "catalog", glue + "database/" + names[0],
                    glue + "table/" + names[0] + "/" + names[1]);
        };
    }

    /// The metadata that the table points to, and its data.
    private void files(Principal caller, JsonNode table) throws QueryFailed {
        Optional<S3Uri> metadata = S3Uri.parse(table.path("Parameters").path("metadata_location").asText());
        Optional<S3Uri> location = S3Uri.parse(table.path("StorageDescriptor").path("Location").asText());
        if (metadata.isPresent()) {
            file(caller, new Access("s3:GetObject", metadata.get().arn()), metadata.get());
        }
        if (location.isPresent()) {
            S3Uri data = location.get().child("data/");
            file(caller, new Access("s3:ListBucket", data.bucketArn(), Map.of("s3:prefix", location.get().key())),
                    location.get());
            file(caller, new Access("s3:GetObject", data.arn() + "*"), data);
        }
    }

    private void file(Principal caller, Access access, S3Uri path) throws QueryFailed {
        try {
            permissions.require(caller, access);
        } catch (AwsFailure e) {
            throw new QueryFailed(Problem.storeDenied(path, e.text()
                    + " (Service: Amazon S3; Status Code: 403; Error Code: " + e.code() + ")"));
        }
    }
}
