package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.domain.sql.TableName;
import tableflow.console.sandbox.aws.Access;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Permissions;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.sql.statement.AthenaStatement;

/// What the caller may do. Athena acts with the caller's own rights: a query needs those of the workgroup, of the
/// catalog's entries that it names, of the tables' files and of the place of its result.
record Rights(Permissions permissions, Catalog catalog, Grants grants, String region, String account) {
    private static final String INFORMATION = "information_schema";

    /// @param action without its service, such as `StartQueryExecution`
    void workGroup(Principal caller, String action, String workGroup) throws AwsFailure {
        athena(caller, action, "workgroup/" + workGroup);
    }

    void dataCatalog(Principal caller, String action, String name) throws AwsFailure {
        athena(caller, action, "datacatalog/" + (DataCatalogs.isOwn(name) ? CatalogApi.NAME : name));
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

    /// Whether a caller may run a statement.
    ///
    /// @param context the database of names without one
    void statement(Principal caller, AthenaStatement statement, Optional<String> context) throws QueryFailed {
        StatementKind kind = statement.kind();
        boolean reads = kind.touchesRows();
        for (TableName name : statement.tables()) {
            String database = database(name, context);
            if (!database.equals(INFORMATION)) {
                table(caller, name, database, reads, statement.text());
            }
        }
        if (kind == StatementKind.CREATE_DATABASE) {
            catalogEntry(caller, "glue:CreateDatabase");
        } else if (kind == StatementKind.DROP_DATABASE) {
            catalogEntry(caller, "glue:DeleteDatabase");
        } else if (kind.writes() && !statement.tables().isEmpty()) {
            // What is changed is what the statement names first.
            changes(caller, kind, statement.tables().getFirst(), context);
        }
    }

    private static String database(TableName name, Optional<String> context) {
        return name.database().or(() -> context).orElse("default");
    }

    private void changes(Principal caller, StatementKind kind, TableName name, Optional<String> context)
            throws QueryFailed {
        String database = database(name, context);
        String action = switch (kind) {
            case CREATE_TABLE, CREATE_TABLE_AS_SELECT, CREATE_VIEW -> "glue:CreateTable";
            case DROP_TABLE, DROP_VIEW -> "glue:DeleteTable";
            default -> "glue:UpdateTable";
        };
        catalogEntry(caller, action, database, name.table());
        Optional<S3Uri> place = catalog.table(database, name.table()).flatMap(Rights::location);
        if (place.isPresent() && kind.touchesRows()) {
            S3Uri data = place.get().child("data/");
            file(caller, new Access("s3:PutObject", data.arn() + "*"), data);
        }
    }

    private void table(Principal caller, TableName name, String database, boolean reads, String sql)
            throws QueryFailed {
        TableName data = name.data();
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
            files(caller, table.get(), reads);
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

    /// The metadata that the table points to, and its data when that is read.
    private void files(Principal caller, JsonNode table, boolean reads) throws QueryFailed {
        Optional<S3Uri> metadata = S3Uri.parse(table.path("Parameters").path("metadata_location").asText());
        Optional<S3Uri> location = location(table);
        if (metadata.isPresent()) {
            file(caller, new Access("s3:GetObject", metadata.get().arn()), metadata.get());
        }
        if (location.isPresent() && reads) {
            S3Uri data = location.get().child("data/");
            file(caller, new Access("s3:ListBucket", data.bucketArn(), Map.of("s3:prefix", location.get().key())),
                    location.get());
            file(caller, new Access("s3:GetObject", data.arn() + "*"), data);
        }
    }

    private static Optional<S3Uri> location(JsonNode table) {
        return S3Uri.parse(table.path("StorageDescriptor").path("Location").asText());
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
