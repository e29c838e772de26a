package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.Json;

/// The calls about workgroups.
record WorkGroupsApi(Desk desk) {
    private static final int PAGE = 50;
    private static final int LONGEST_DESCRIPTION = 1024;

    ObjectNode create(Input in, Principal caller) throws AwsFailure {
        String name = in.name("Name", Desk.GROUP_NAME);
        String description = in.optional("Description", 0, LONGEST_DESCRIPTION).orElse("");
        Map<String, String> tags = Tags.read(in);
        in.valid();
        desk.rights().workGroup(caller, "CreateWorkGroup", name);
        ObjectNode configuration = Configurations.created(in.part("Configuration"));
        desk.groups().create(new WorkGroup(name, description, true, desk.clock().instant(), configuration));
        desk.tags().add(desk.rights().arn("workgroup/" + name), tags);
        return Json.object();
    }

    ObjectNode get(Input in, Principal caller) throws AwsFailure {
        String name = in.name("WorkGroup", Desk.GROUP_NAME);
        in.valid();
        desk.rights().workGroup(caller, "GetWorkGroup", name);
        ObjectNode answer = Json.object();
        answer.set("WorkGroup", desk.groups().get(name).json());
        return answer;
    }

    ObjectNode list(Input in, Principal caller) throws AwsFailure {
        Paging page = Paging.of(in, PAGE);
        desk.rights().anything(caller, "ListWorkGroups");
        return page.cut(Json.object(), "WorkGroups", desk.groups().all(), WorkGroup::name, WorkGroup::summary);
    }

    ObjectNode update(Input in, Principal caller) throws AwsFailure {
        String name = in.name("WorkGroup", Desk.GROUP_NAME);
        String state = in.optional("State").orElse("");
        if (!state.isEmpty() && !state.equals("ENABLED") && !state.equals("DISABLED")) {
            in.broken("State", "Member must satisfy enum value set: [ENABLED, DISABLED]");
        }
        String description = in.optional("Description", 0, LONGEST_DESCRIPTION).orElse("");
        in.valid();
        desk.rights().workGroup(caller, "UpdateWorkGroup", name);
        WorkGroup old = desk.groups().get(name);
        ObjectNode configuration = Configurations.updated(old.configuration(), in.part("ConfigurationUpdates"));
        desk.groups().put(new WorkGroup(name, in.has("Description") ? description : old.description(),
                state.isEmpty() ? old.enabled() : state.equals("ENABLED"), old.created(), configuration));
        return Json.object();
    }

    ObjectNode delete(Input in, Principal caller) throws AwsFailure {
        String name = in.name("WorkGroup", Desk.GROUP_NAME);
        boolean recursive = in.flag("RecursiveDeleteOption");
        in.valid();
        desk.rights().workGroup(caller, "DeleteWorkGroup", name);
        desk.groups().get(name);
        boolean used = !desk.saved().namedOf(name).isEmpty() || !desk.saved().preparedOf(name).isEmpty()
                || !desk.history().matching(one -> one.asked().workGroup().equals(name)).isEmpty();
        if (used && !recursive) {
            throw Refusals.invalid("WorkGroup " + name + " is not empty");
        }
        desk.groups().remove(name);
        desk.saved().forgetAll(name);
        desk.tags().forget(desk.rights().arn("workgroup/" + name));
        return Json.object();
    }
}
