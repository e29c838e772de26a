package tableflow.console.sandbox.iam;

import java.util.Map;

/// A role of an account.
///
/// @param trust who may assume it, with users and roles by their unique ids
record Role(Name name, String trust, Settings settings, Rights rights, Map<String, String> tags) {
    /// @param maxSeconds how long a session may last, 3,600 to 43,200
    record Settings(String description, int maxSeconds) {}

    Role {
        tags = Map.copyOf(tags);
    }

    String arn() {
        return name.arn("role");
    }

    Role with(Rights others) {
        return new Role(name, trust, settings, others, tags);
    }

    Role trusting(String others) {
        return new Role(name, others, settings, rights, tags);
    }

    Role with(Settings others) {
        return new Role(name, trust, others, rights, tags);
    }
}
