package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;

/// `tableflow/v1` regions: where Tableflow is offered. Its GET is also how clients probe a new Tableflow key.
final class RegionsApi {
    private static final String API = "tableflow/v1";
    private static final String PATH = "/tableflow/v1/regions";
    private static final List<String> REGIONS = List.of(
            "ap-northeast-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1", "eu-central-1",
            "eu-north-1", "eu-west-1", "eu-west-2", "sa-east-1", "us-east-1", "us-east-2", "us-west-2");

    private final Organization org;

    RegionsApi(Organization org) {
        this.org = org;
    }

    void addTo(Router router, Gate gate) {
        router.get(PATH, gate.tableflow(this::list));
    }

    static boolean offered(String cloud, String region) {
        return cloud.equals("AWS") && REGIONS.contains(region);
    }

    private record Region(String name) implements Entity {
        @Override
        public String id() {
            return "aws." + name;
        }

        @Override
        public Instant createdAt() {
            return Instant.EPOCH;
        }
    }

    private Reply list(Request request, Caller caller) throws ApiFailure {
        boolean aws = request.query("cloud").map(c -> c.equalsIgnoreCase("AWS")).orElse(true);
        List<Region> found = REGIONS.stream().filter(r -> aws).map(Region::new).toList();
        return Page.of(request, API, "RegionList", found, r -> json(request, r));
    }

    private ObjectNode json(Request request, Region one) {
        ObjectNode json = Json.object().put("api_version", API).put("kind", "Region").put("id", one.id());
        json.set("metadata", Links.of(request, org).metadata(
                PATH + "/" + one.id(), org.crn().child("region", one.id()), Instant.EPOCH, Instant.EPOCH));
        return json.put("cloud", "AWS").put("region", one.name());
    }
}
