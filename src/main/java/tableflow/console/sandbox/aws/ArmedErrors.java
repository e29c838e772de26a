package tableflow.console.sandbox.aws;

/// What a service says to a fault that names only a status.
final class ArmedErrors {
    private ArmedErrors() {}

    static AwsFailure of(String service, int status) {
        boolean s3 = service.equals("s3");
        return switch (status) {
            case 400 -> s3
                    ? new AwsFailure(400, "InvalidRequest", "Armed by the sandbox's fault hook.")
                    : new AwsFailure(400, "ThrottlingException", "Rate exceeded");
            case 403 -> s3
                    ? new AwsFailure(403, "AccessDenied", "Access Denied")
                    : new AwsFailure(403, "AccessDeniedException", "Armed by the sandbox's fault hook.");
            case 404 -> s3
                    ? new AwsFailure(404, "NoSuchKey", "The specified key does not exist.")
                    : new AwsFailure(404, "EntityNotFoundException", "Entity Not Found");
            case 429, 503 -> s3
                    ? new AwsFailure(503, "SlowDown", "Please reduce your request rate.")
                    : new AwsFailure(status, "ThrottlingException", "Rate exceeded");
            default -> s3
                    ? new AwsFailure(status, "InternalError", "We encountered an internal error. Please try again.")
                    : new AwsFailure(status, "InternalFailure", "The request processing has failed because of an "
                            + "unknown error, exception or failure.");
        };
    }
}
