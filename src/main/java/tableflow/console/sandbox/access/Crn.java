package tableflow.console.sandbox.access;

import java.util.List;

/// A Confluent resource name, such as `crn://confluent.cloud/organization=o/environment=e/cloud-cluster=c`.
///
/// In a binding's pattern the value of the last part may be `*` or end with `*`, and covers what lies below it.
public record Crn(String text) {
    private static final String ROOT = "crn://confluent.cloud";

    public static Crn organization(String id) {
        return new Crn(ROOT + "/organization=" + id);
    }

    /// A name one level below this one.
    public Crn child(String type, String id) {
        return new Crn(text + "/" + type + "=" + id);
    }

    public Crn environment(String id) {
        return child("environment", id);
    }

    public Crn cluster(String id) {
        return child("cloud-cluster", id);
    }

    /// A topic of the Kafka cluster that this names.
    public Crn topic(String name) {
        String cluster = text.substring(text.lastIndexOf('=') + 1);
        return child("kafka", cluster).child("topic", name);
    }

    /// Is this a well-formed name or pattern?
    public boolean valid() {
        return text.startsWith(ROOT + "/organization=")
                && parts().stream().allMatch(p -> p.indexOf('=') > 0 && p.indexOf('=') < p.length() - 1);
    }

    /// Does this, read as a pattern, cover the other name? Above covers below; a star covers any ending.
    public boolean covers(Crn other) {
        List<String> mine = parts();
        List<String> theirs = other.parts();
        if (mine.size() > theirs.size()) {
            return false;
        }
        for (int i = 0; i < mine.size(); i++) {
            String pattern = mine.get(i);
            boolean match = pattern.endsWith("*")
                    ? theirs.get(i).startsWith(pattern.substring(0, pattern.length() - 1))
                    : theirs.get(i).equals(pattern);
            if (!match) {
                return false;
            }
        }
        return true;
    }

    private List<String> parts() {
        return text.startsWith(ROOT + "/") ? List.of(text.substring(ROOT.length() + 1).split("/", -1)) : List.of(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
