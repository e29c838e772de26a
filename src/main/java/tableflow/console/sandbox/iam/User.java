package tableflow.console.sandbox.iam;

import java.util.Map;

/// A user of an account.
record User(Name name, Rights rights, Map<String, String> tags) {
    User {
        tags = Map.copyOf(tags);
    }

    String arn() {
        return name.arn("user");
    }

    User with(Rights others) {
        return new User(name, others, tags);
    }
}
