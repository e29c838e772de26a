package tableflow.console.domain.confluent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which role bindings reach a topic, judged by their resource names: a binding holds for what it names and all that
/// lies below it, and a star stands for any ending.
///
/// @param environment the resource name of the topic's environment, `crn://…/organization=…/environment=…`
public record RoleScope(String environment, String clusterId, String topic) {

    private static final String BELOW_ORGANIZATION = "/environment=";
    private static final String ROOT = "crn://";

    /// How far above the topic a binding stands.
    public enum Level {
        ORGANIZATION,
        ENVIRONMENT,
        CLUSTER,
        /// Topics whose names begin alike, or all of them.
        TOPICS,
        TOPIC
    }

    /// The resource names to ask for, so that every binding that reaches the topic is among the answers. The service
    /// answers a name with the bindings on it, and a star with those below.
    public List<String> questions() {
        List<String> questions = new ArrayList<>();
        int end = environment.indexOf(BELOW_ORGANIZATION);
        if (end > 0) {
            questions.add(environment.substring(0, end));
        }
        questions.add(environment);
        questions.add(cluster());
        questions.add(cluster() + "/*");
        return List.copyOf(questions);
    }

    private String cluster() {
        return environment + "/cloud-cluster=" + clusterId;
    }

    /// How a binding reaches the topic; empty when it does not.
    public Optional<Level> reaches(RoleBinding binding) {
        List<String> whole = parts(cluster() + "/kafka=" + clusterId + "/topic=" + topic);
        List<String> pattern = parts(binding.crnPattern());
        if (pattern.isEmpty() || pattern.size() > whole.size()) {
            return Optional.empty();
        }
        boolean starred = false;
        for (int i = 0; i < pattern.size(); i++) {
            String part = pattern.get(i);
            boolean star = part.endsWith("*");
            boolean match = star
                    ? whole.get(i).startsWith(part.substring(0, part.length() - 1))
                    : whole.get(i).equals(part);
            if (!match) {
                return Optional.empty();
            }
            starred |= star;
        }
        return Optional.of(level(pattern.getLast(), starred));
    }

    private static Level level(String last, boolean starred) {
        if (last.startsWith("organization=")) {
            return Level.ORGANIZATION;
        }
        if (last.startsWith("environment=")) {
            return Level.ENVIRONMENT;
        }
        if (last.startsWith("topic=")) {
            return starred ? Level.TOPICS : Level.TOPIC;
        }
        return starred && last.equals("*") ? Level.TOPICS : Level.CLUSTER;
    }

    /// Without `crn://` and the authority.
    private static List<String> parts(String crn) {
        int path = crn.startsWith(ROOT) ? crn.indexOf('/', ROOT.length()) : -1;
        return path < 0 ? List.of() : List.of(crn.substring(path + 1).split("/", -1));
    }
}
