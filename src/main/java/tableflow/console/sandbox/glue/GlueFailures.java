package tableflow.console.sandbox.glue;

import tableflow.console.sandbox.aws.AwsFailure;

/// Glue's refusals in its own words.
final class GlueFailures {
    private GlueFailures() {}

    static AwsFailure noDatabase(String name) {
        return missing("Database " + name + " not found.");
    }

    /// What GetTable says; it does not name the table.
    static AwsFailure noEntity() {
        return missing("Entity Not Found");
    }

    static AwsFailure noTable(String name) {
        return missing("Table " + name + " not found.");
    }

    static AwsFailure missing(String what) {
        return new AwsFailure(400, "EntityNotFoundException", what);
    }

    static AwsFailure exists(String what) {
        return new AwsFailure(400, "AlreadyExistsException", what + " already exists.");
    }

    static AwsFailure invalid(String why) {
        return new AwsFailure(400, "InvalidInputException", why);
    }

    static AwsFailure concurrent() {
        return new AwsFailure(400, "ConcurrentModificationException",
                "Update table failed due to concurrent modifications.");
    }

    static AwsFailure lakeFormation(String permission, String name) {
        return new AwsFailure(400, "AccessDeniedException",
                "Insufficient Lake Formation permission(s): Required " + permission + " on " + name);
    }
}
