package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.Json;

/// Tags of workgroups and data catalogs, kept in one file, and the calls about them.
final class Tags {
    private static final int MOST = 50;

    private final Map<String, Map<String, String>> tags = new TreeMap<>();
    private final KeptFile file;

    private Tags(KeptFile file) {
        this.file = file;
    }

    static Tags open(KeptFile file) throws IOException {
        Tags tags = new Tags(file);
        file.read().properties().forEach(one -> {
            Map<String, String> values = new TreeMap<>();
            one.getValue().properties().forEach(tag -> values.put(tag.getKey(), tag.getValue().asText()));
            tags.tags.put(one.getKey(), values);
        });
        return tags;
    }

    /// Reads the `Tags` of a call.
    static Map<String, String> read(Input in) throws AwsFailure {
        Map<String, String> all = new TreeMap<>();
        for (JsonNode tag : in.list("Tags")) {
            all.put(tag.path("Key").asText(), tag.path("Value").asText(""));
        }
        return all;
    }

    synchronized void add(String arn, Map<String, String> more) throws AwsFailure {
        if (more.isEmpty()) {
            return;
        }
        Map<String, String> all = new TreeMap<>(tags.getOrDefault(arn, Map.of()));
        all.putAll(more);
        if (all.size() > MOST) {
            throw Refusals.invalid("TOO_MANY_TAGS", "A resource can have at most " + MOST + " tags.");
        }
        tags.put(arn, all);
        save();
    }

    synchronized void remove(String arn, List<String> keys) {
        Map<String, String> all = tags.get(arn);
        if (all != null && all.keySet().removeAll(keys)) {
            save();
        }
    }

    synchronized void forget(String arn) {
        if (tags.remove(arn) != null) {
            save();
        }
    }

    private synchronized List<JsonNode> of(String arn) {
        List<JsonNode> all = new ArrayList<>();
        tags.getOrDefault(arn, Map.of()).forEach((key, value) ->
                all.add(Json.object().put("Key", key).put("Value", value)));
        return all;
    }

    private void save() {
        file.write(Json.tree(tags));
    }

    /// The calls, for things that exist.
    record Api(Desk desk) {
        ObjectNode tag(Input in, Principal caller) throws AwsFailure {
            String arn = arn(in, caller, "TagResource");
            desk.tags().add(arn, read(in));
            return Json.object();
        }

        ObjectNode untag(Input in, Principal caller) throws AwsFailure {
            String arn = arn(in, caller, "UntagResource");
            desk.tags().remove(arn, in.texts("TagKeys"));
            return Json.object();
        }

        ObjectNode list(Input in, Principal caller) throws AwsFailure {
            String arn = arn(in, caller, "ListTagsForResource");
            ObjectNode answer = Json.object();
            ArrayNode all = answer.putArray("Tags");
            desk.tags().of(arn).forEach(all::add);
            return answer;
        }

        private String arn(Input in, Principal caller, String action) throws AwsFailure {
            String arn = in.text("ResourceARN", 1, 1011);
            in.valid();
            String group = desk.rights().arn("workgroup/");
            if (arn.startsWith(group)) {
                String name = arn.substring(group.length());
                desk.rights().workGroup(caller, action, name);
                desk.groups().get(name);
                return arn;
            }
            String catalogs = desk.rights().arn("datacatalog/");
            String name = arn.startsWith(catalogs) ? arn.substring(catalogs.length()) : CatalogApi.NAME;
            desk.rights().dataCatalog(caller, action, name);
            boolean known = name.equals(CatalogApi.NAME) || desk.catalogs().find(name).isPresent();
            if (!arn.startsWith(catalogs) || !known) {
                throw Refusals.notFound("Resource " + arn + " was not found", arn);
            }
            return arn;
        }
    }
}
