package tableflow.console.sandbox.iam;

import tableflow.console.sandbox.aws.AwsFailure;

/// IAM's refusals in its own words.
final class IamFailures {
    private IamFailures() {}

    static AwsFailure noRole(String name) {
        return missing("The role with name " + name + " cannot be found.");
    }

    static AwsFailure noUser(String name) {
        return missing("The user with name " + name + " cannot be found.");
    }

    static AwsFailure noPolicy(String arn) {
        return missing("Policy " + arn + " does not exist or is not attachable.");
    }

    static AwsFailure missing(String what) {
        return new AwsFailure(404, "NoSuchEntity", what);
    }

    static AwsFailure exists(String what) {
        return new AwsFailure(409, "EntityAlreadyExists", what);
    }

    static AwsFailure inUse(String why) {
        return new AwsFailure(409, "DeleteConflict", why);
    }

    static AwsFailure limit(String which) {
        return new AwsFailure(409, "LimitExceeded", "Cannot exceed quota for " + which);
    }

    static AwsFailure malformed(String why) {
        return new AwsFailure(400, "MalformedPolicyDocument", why);
    }
}
