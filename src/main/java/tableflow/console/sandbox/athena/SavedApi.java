package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tableflow.console.sandbox.athena.SavedQueries.Named;
import tableflow.console.sandbox.athena.SavedQueries.Prepared;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.sql.statement.AthenaStatements;
import tableflow.console.sandbox.sql.statement.SyntaxError;

/// The calls about named queries and prepared statements.
record SavedApi(Desk desk) {
    private static final int PAGE = 50;
    private static final int LONGEST_DESCRIPTION = 1024;
    private static final String STATEMENT_NAME = "[a-zA-Z_][a-zA-Z0-9_@:]{0,255}";

    ObjectNode createNamed(Input in, Principal caller) throws AwsFailure {
        String name = in.text("Name", 1, 128);
        String database = in.text("Database", 1, 255);
        String sql = in.text("QueryString", 1, AthenaStatements.LONGEST);
        String description = in.optional("Description", 0, LONGEST_DESCRIPTION).orElse("");
        String token = in.optional("ClientRequestToken", 32, 128).orElse("");
        WorkGroup group = desk.group(caller, "CreateNamedQuery", in);
        Optional<Named> before = token.isEmpty() ? Optional.empty() : desk.saved().byToken(token);
        if (before.isPresent()) {
            if (!before.get().sql().equals(sql) || !before.get().name().equals(name)) {
                throw Refusals.invalid("IDEMPOTENT_PARAMETER_MISMATCH", "Idempotent parameters do not match");
            }
            return Json.object().put("NamedQueryId", before.get().id());
        }
        String id = UUID.randomUUID().toString();
        desk.saved().keep(new Named(id, name, description, database, sql, group.name(), token));
        return Json.object().put("NamedQueryId", id);
    }

    ObjectNode getNamed(Input in, Principal caller) throws AwsFailure {
        ObjectNode answer = Json.object();
        answer.set("NamedQuery", named(in, caller, "GetNamedQuery").json());
        return answer;
    }

    ObjectNode batchNamed(Input in, Principal caller) throws AwsFailure {
        List<String> ids = in.texts("NamedQueryIds", PAGE);
        in.valid();
        ObjectNode answer = Json.object();
        ArrayNode found = answer.putArray("NamedQueries");
        ArrayNode rest = answer.putArray("UnprocessedNamedQueryIds");
        for (String id : ids) {
            Optional<Named> one = desk.saved().named(id);
            if (one.isPresent()) {
                desk.rights().workGroup(caller, "BatchGetNamedQuery", one.get().workGroup());
                found.add(one.get().json());
            } else {
                rest.addObject()
                        .put("ErrorCode", "INVALID_INPUT")
                        .put("ErrorMessage", "NamedQuery " + id + " was not found")
                        .put("NamedQueryId", id);
            }
        }
        return answer;
    }

    ObjectNode listNamed(Input in, Principal caller) throws AwsFailure {
        Paging page = Paging.of(in, PAGE);
        WorkGroup group = desk.group(caller, "ListNamedQueries", in);
        return page.cut(Json.object(), "NamedQueryIds", desk.saved().namedOf(group.name()), Named::id,
                one -> Json.tree(one.id()));
    }

    ObjectNode updateNamed(Input in, Principal caller) throws AwsFailure {
        String name = in.text("Name", 1, 128);
        String sql = in.text("QueryString", 1, AthenaStatements.LONGEST);
        String description = in.optional("Description", 0, LONGEST_DESCRIPTION).orElse("");
        Named old = named(in, caller, "UpdateNamedQuery");
        desk.saved().keep(new Named(old.id(), name, description, old.database(), sql, old.workGroup(), old.token()));
        return Json.object();
    }

    ObjectNode deleteNamed(Input in, Principal caller) throws AwsFailure {
        desk.saved().forget(named(in, caller, "DeleteNamedQuery").id());
        return Json.object();
    }

    private Named named(Input in, Principal caller, String action) throws AwsFailure {
        String id = in.text("NamedQueryId");
        in.valid();
        Named found = desk.saved().named(id).orElse(null);
        if (found == null) {
            throw Refusals.invalid("NamedQuery " + id + " was not found");
        }
        desk.rights().workGroup(caller, action, found.workGroup());
        return found;
    }

    ObjectNode createPrepared(Input in, Principal caller) throws AwsFailure {
        String name = in.name("StatementName", STATEMENT_NAME);
        String sql = in.text("QueryStatement", 1, AthenaStatements.LONGEST);
        String description = in.optional("Description", 0, LONGEST_DESCRIPTION).orElse("");
        String group = group(in, caller, "CreatePreparedStatement");
        checked(sql);
        if (desk.saved().prepared(group, name).isPresent()) {
            throw Refusals.invalid("PreparedStatement " + name + " already exists in workGroup " + group);
        }
        desk.saved().prepare(group, name, sql, description, desk.clock().instant());
        return Json.object();
    }

    ObjectNode updatePrepared(Input in, Principal caller) throws AwsFailure {
        String sql = in.text("QueryStatement", 1, AthenaStatements.LONGEST);
        String description = in.optional("Description", 0, LONGEST_DESCRIPTION).orElse("");
        Prepared old = prepared(in, caller, "UpdatePreparedStatement");
        checked(sql);
        desk.saved().prepare(old.workGroup(), old.name(), sql, description, desk.clock().instant());
        return Json.object();
    }

    ObjectNode getPrepared(Input in, Principal caller) throws AwsFailure {
        ObjectNode answer = Json.object();
        answer.set("PreparedStatement", prepared(in, caller, "GetPreparedStatement").json());
        return answer;
    }

    ObjectNode batchPrepared(Input in, Principal caller) throws AwsFailure {
        List<String> names = in.texts("PreparedStatementNames", PAGE);
        String group = group(in, caller, "BatchGetPreparedStatement");
        ObjectNode answer = Json.object();
        ArrayNode found = answer.putArray("PreparedStatements");
        ArrayNode rest = answer.putArray("UnprocessedPreparedStatementNames");
        for (String name : names) {
            desk.saved().prepared(group, name).ifPresentOrElse(
                    one -> found.add(one.json()),
                    () -> rest.addObject()
                            .put("ErrorCode", "STATEMENT_NOT_FOUND")
                            .put("ErrorMessage", "PreparedStatement " + name + " was not found in workGroup " + group)
                            .put("StatementName", name));
        }
        return answer;
    }

    ObjectNode listPrepared(Input in, Principal caller) throws AwsFailure {
        Paging page = Paging.of(in, PAGE);
        String group = group(in, caller, "ListPreparedStatements");
        return page.cut(Json.object(), "PreparedStatements", desk.saved().preparedOf(group), Prepared::name,
                one -> Json.object()
                        .put("LastModifiedTime", Times.seconds(one.modified()))
                        .put("StatementName", one.name()));
    }

    ObjectNode deletePrepared(Input in, Principal caller) throws AwsFailure {
        Prepared old = prepared(in, caller, "DeletePreparedStatement");
        desk.saved().deallocate(old.workGroup(), old.name());
        return Json.object();
    }

    private Prepared prepared(Input in, Principal caller, String action) throws AwsFailure {
        String name = in.text("StatementName", 1, 256);
        String group = group(in, caller, action);
        Prepared found = desk.saved().prepared(group, name).orElse(null);
        if (found == null) {
            throw Refusals.notFound("PreparedStatement " + name + " was not found in workGroup " + group, name);
        }
        return found;
    }

    /// These calls name the workgroup, without one for all.
    private String group(Input in, Principal caller, String action) throws AwsFailure {
        String group = in.name("WorkGroup", Desk.GROUP_NAME);
        in.valid();
        desk.rights().workGroup(caller, action, group);
        return desk.groups().get(group).name();
    }

    private static void checked(String sql) throws AwsFailure {
        try {
            AthenaStatements.parse(sql);
        } catch (SyntaxError e) {
            throw Refusals.invalid("MALFORMED_QUERY", e.text());
        }
    }
}
