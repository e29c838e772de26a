package tableflow.console.sandbox.cloudwatch;

import tableflow.console.sandbox.aws.AwsFailure;

/// CloudWatch's ways to say no, with the codes of its query protocol.
final class Refusals {
    private Refusals() {}

    static AwsFailure missing(String parameter) {
        return new AwsFailure(400, "MissingParameter", "The parameter " + parameter + " is required.");
    }

    static AwsFailure value(String sentence) {
        return new AwsFailure(400, "InvalidParameterValue", sentence);
    }

    static AwsFailure combination(String sentence) {
        return new AwsFailure(400, "InvalidParameterCombination", sentence);
    }

    static AwsFailure validation(String sentence) {
        return new AwsFailure(400, "ValidationError", sentence);
    }

    static AwsFailure token() {
        return new AwsFailure(400, "InvalidNextToken", "The next token specified is invalid.");
    }

    static AwsFailure unknown(String operation) {
        return new AwsFailure(400, "InvalidAction",
                "The action " + operation + " is not valid for this web service.");
    }
}
