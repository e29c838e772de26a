package tableflow.console.sandbox.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tableflow.console.sandbox.aws.Access;
import tableflow.console.sandbox.aws.AwsApi;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Permissions;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.glue.LakeGrants.Grant;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;

/// The API of AWS Lake Formation (REST and JSON, one path for each operation): settings, grants on databases and
/// tables, registered places. Not there: tags, columns and rows, transactions. What it holds counts in Glue and in
/// Athena.
final class LakeFormationApi implements AwsApi {
    private static final String PRINCIPAL = "Principal";
    private static final String IDENTIFIER = "DataLakePrincipalIdentifier";
    private static final String PERMISSIONS = "Permissions";
    private static final String GRANTABLE = "PermissionsWithGrantOption";
    private static final String RESOURCE = "Resource";
    private static final String RESOURCE_ARN = "ResourceArn";

    private final LakeGrants grants;
    private final CatalogStore store;
    private final Permissions permissions;
    private final String account;
    private final Map<String, Operation> operations = new HashMap<>();

    /// One operation.
    @FunctionalInterface
    private interface Operation {
        ObjectNode answer(GlueCall call) throws AwsFailure, IOException;
    }

    LakeFormationApi(LakeGrants grants, CatalogStore store, Permissions permissions, String account) {
        this.grants = grants;
        this.store = store;
        this.permissions = permissions;
        this.account = account;
        operations.put("GetDataLakeSettings", call -> settings());
        operations.put("PutDataLakeSettings", this::putSettings);
        operations.put("ListPermissions", this::list);
        operations.put("GrantPermissions", this::grant);
        operations.put("RevokePermissions", this::revoke);
        operations.put("ListResources", this::resources);
        operations.put("DescribeResource", this::describe);
        operations.put("RegisterResource", this::register);
        operations.put("DeregisterResource", this::deregister);
    }

    @Override
    public String service() {
        return "lakeformation";
    }

    @Override
    public Reply handle(Request request, Principal caller) throws AwsFailure, IOException {
        String name = request.rawPath().substring(1);
        Operation operation = operations.get(name);
        if (operation == null || !request.method().equals("POST")) {
            throw new AwsFailure(404, "UnknownOperationException",
                    "The sandbox's Lake Formation has no operation " + name);
        }
        permissions.require(caller, new Access("lakeformation:" + name, "*"));
        try {
            JsonNode input = request.body().length == 0 ? Json.object() : request.json();
            return reply(200, operation.answer(new GlueCall(name, input, caller)));
        } catch (BadJson e) {
            throw new AwsFailure(400, "InvalidInputException", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Reply error(Request request, AwsFailure failure) {
        int status = failure.code().equals("AccessDeniedException") ? 403 : failure.status();
        return reply(status, Json.object().put("__type", failure.code()).put("Message", failure.text()))
                .withHeader("x-amzn-ErrorType", failure.code());
    }

    private static Reply reply(int status, ObjectNode body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), Json.bytes(body));
    }

    private ObjectNode settings() {
        ObjectNode out = Json.object();
        ObjectNode settings = out.putObject("DataLakeSettings");
        ArrayNode admins = settings.putArray("DataLakeAdmins");
        grants.content().admins().forEach(arn -> admins.addObject().put(IDENTIFIER, arn));
        settings.putArray("ReadOnlyAdmins");
        for (String kind : List.of("CreateDatabaseDefaultPermissions", "CreateTableDefaultPermissions")) {
            ArrayNode defaults = settings.putArray(kind);
            if (!grants.content().strict()) {
                ObjectNode open = defaults.addObject();
                open.putObject(PRINCIPAL).put(IDENTIFIER, LakeGrants.ALLOWED_BY_IAM);
                open.putArray(PERMISSIONS).add(LakeGrants.ALL);
            }
        }
        settings.putObject("Parameters").put("CROSS_ACCOUNT_VERSION", "3").put("SET_CONTEXT", "TRUE");
        settings.putArray("TrustedResourceOwners");
        settings.put("AllowExternalDataFiltering", false).put("AllowFullTableExternalDataAccess", false);
        settings.putArray("ExternalDataFilteringAllowList");
        settings.putArray("AuthorizedSessionTagValueList");
        return out;
    }

    private ObjectNode putSettings(GlueCall call) throws AwsFailure, IOException {
        ObjectNode wanted = call.object("DataLakeSettings");
        List<String> admins = new ArrayList<>();
        wanted.path("DataLakeAdmins").forEach(one -> admins.add(one.path(IDENTIFIER).asText()));
        grants.settings(admins, wanted.path("CreateTableDefaultPermissions").isEmpty());
        return Json.object();
    }

    private ObjectNode list(GlueCall call) throws AwsFailure {
        Optional<String> principal = Optional.ofNullable(
                call.input().path(PRINCIPAL).path(IDENTIFIER).textValue());
        Optional<String> resource = call.input().hasNonNull(RESOURCE)
                ? Optional.of(existing(call)) : Optional.empty();
        String kind = call.maybe("ResourceType").orElse("");
        List<ObjectNode> found = new ArrayList<>();
        for (Grant grant : all()) {
            boolean table = grant.resource().contains("/");
            if (principal.map(grant.principal()::equals).orElse(true)
                    && resource.map(grant.resource()::equals).orElse(true)
                    && (kind.isEmpty() || kind.equals(table ? "TABLE" : "DATABASE"))) {
                found.add(json(grant));
            }
        }
        ObjectNode out = Json.object();
        call.page(out, "PrincipalResourcePermissions", found);
        return out;
    }

    /// Those that were made, and those that everything begins with.
    private List<Grant> all() {
        List<Grant> all = new ArrayList<>();
        for (ObjectNode database : store.databases()) {
            String name = database.path("Name").asText();
            open(all, name);
            store.tables(name).forEach(table -> open(all, name + "/" + table.path("Name").asText()));
        }
        all.addAll(grants.content().grants());
        return all;
    }

    private void open(List<Grant> all, String resource) {
        if (!grants.content().closed().contains(resource)) {
            all.add(new Grant(LakeGrants.ALLOWED_BY_IAM, resource, List.of(LakeGrants.ALL), List.of()));
        }
    }

    private ObjectNode json(Grant grant) {
        ObjectNode node = Json.object();
        node.putObject(PRINCIPAL).put(IDENTIFIER, grant.principal());
        ObjectNode resource = node.putObject(RESOURCE);
        int slash = grant.resource().indexOf('/');
        if (slash < 0) {
            resource.putObject("Database").put("CatalogId", account).put("Name", grant.resource());
        } else {
            ObjectNode table = resource.putObject("Table").put("CatalogId", account)
                    .put("DatabaseName", grant.resource().substring(0, slash));
            if (grant.resource().endsWith("/*")) {
                table.putObject("TableWildcard");
            } else {
                table.put("Name", grant.resource().substring(slash + 1));
            }
        }
        ArrayNode granted = node.putArray(PERMISSIONS);
        grant.permissions().forEach(granted::add);
        ArrayNode grantable = node.putArray(GRANTABLE);
        grant.grantable().forEach(grantable::add);
        return node;
    }

    private ObjectNode grant(GlueCall call) throws AwsFailure, IOException {
        grants.grant(asked(call));
        return Json.object();
    }

    private ObjectNode revoke(GlueCall call) throws AwsFailure, IOException {
        if (!grants.revoke(asked(call))) {
            throw GlueFailures.invalid("No permissions revoked. Grantee has no permissions on the resource.");
        }
        return Json.object();
    }

    private Grant asked(GlueCall call) throws AwsFailure {
        String principal = call.object(PRINCIPAL).path(IDENTIFIER).asText("");
        if (principal.isEmpty()) {
            throw GlueFailures.invalid("Principal is missing.");
        }
        List<String> wanted = call.texts(PERMISSIONS);
        if (wanted.isEmpty()) {
            throw GlueFailures.invalid("Permissions are missing.");
        }
        return new Grant(principal, existing(call), wanted, call.texts(GRANTABLE));
    }

    /// The resource that a call names.
    ///
    /// @throws AwsFailure EntityNotFoundException when the catalog does not have it
    private String existing(GlueCall call) throws AwsFailure {
        ObjectNode resource = call.object(RESOURCE);
        if (resource.has("Database")) {
            String name = GlueCall.name(resource.path("Database"), "Name");
            DatabaseOperations.found(store, name);
            return name;
        }
        JsonNode table = resource.has("Table") ? resource.path("Table") : resource.path("TableWithColumns");
        if (table.isMissingNode()) {
            throw GlueFailures.invalid("The sandbox knows resources of the kinds Database and Table.");
        }
        String database = GlueCall.name(table, "DatabaseName");
        DatabaseOperations.found(store, database);
        if (table.has("TableWildcard")) {
            return database + "/*";
        }
        String name = GlueCall.name(table, "Name");
        if (store.table(database, name).isEmpty()) {
            throw GlueFailures.noTable(name);
        }
        return database + "/" + name.toLowerCase(Locale.ROOT);
    }

    private ObjectNode resources(GlueCall call) throws AwsFailure {
        ObjectNode out = Json.object();
        call.page(out, "ResourceInfoList", grants.content().registered().stream().map(LakeFormationApi::json).toList());
        return out;
    }

    private static ObjectNode json(LakeGrants.Registered place) {
        return Json.object().put(RESOURCE_ARN, place.arn()).put("RoleArn", place.role())
                .put("HybridAccessEnabled", false).put("WithFederation", false);
    }

    private ObjectNode describe(GlueCall call) throws AwsFailure {
        String arn = call.maybe(RESOURCE_ARN).orElse("");
        ObjectNode out = Json.object();
        out.set("ResourceInfo", json(grants.content().registered().stream()
                .filter(one -> one.arn().equals(arn)).findFirst()
                .orElseThrow(() -> GlueFailures.missing("Entity not found"))));
        return out;
    }

    private ObjectNode register(GlueCall call) throws AwsFailure, IOException {
        String arn = call.maybe(RESOURCE_ARN).orElse("");
        if (!arn.startsWith("arn:aws:s3:::")) {
            throw GlueFailures.invalid("ResourceArn is not the ARN of a place in S3.");
        }
        grants.register(new LakeGrants.Registered(arn, call.maybe("RoleArn").orElse("arn:aws:iam::" + account
                + ":role/aws-service-role/lakeformation.amazonaws.com/AWSServiceRoleForLakeFormationDataAccess")));
        return Json.object();
    }

    private ObjectNode deregister(GlueCall call) throws AwsFailure, IOException {
        if (!grants.deregister(call.maybe(RESOURCE_ARN).orElse(""))) {
            throw GlueFailures.missing("Entity not found");
        }
        return Json.object();
    }
}
