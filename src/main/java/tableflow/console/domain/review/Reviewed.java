package tableflow.console.domain.review;

/// One thing that a rule looked at.
///
/// @param scope what kind of thing it is
/// @param name its true name: a topic's, a bucket's, the ARN of a role, the id of a key
public record Reviewed(Scope scope, String name) {

    @Override
    public String toString() {
        return scope.key() + " " + name;
    }
}
