package tableflow.console.sandbox.registry;

import tableflow.console.sandbox.registry.store.SubjectName;
import tableflow.console.schema.InvalidSchema;

/// A refusal, with the HTTP status and the registry's own `error_code`.
final class RegistryError extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final int code;

    private RegistryError(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    static RegistryError badRequest(String what) {
        return new RegistryError(400, 400, what);
    }

    static RegistryError unauthorized() {
        return new RegistryError(401, 401, "Unauthorized");
    }

    static RegistryError forbidden(String what) {
        return new RegistryError(403, 40301, "User is denied operation " + what);
    }

    static RegistryError noSuchPath() {
        return new RegistryError(404, 404, "HTTP 404 Not Found");
    }

    static RegistryError noSubject(SubjectName subject) {
        return new RegistryError(404, 40401, "Subject '" + subject + "' not found.");
    }

    static RegistryError noVersion(Object version) {
        return new RegistryError(404, 40402, "Version " + version + " not found.");
    }

    static RegistryError noSchema(String what) {
        return new RegistryError(404, 40403, what);
    }

    static RegistryError subjectSoftDeleted(SubjectName subject) {
        return new RegistryError(404, 40404,
            "Subject '" + subject + "' is softly deleted already; permanent=true deletes it for good.");
    }

    static RegistryError subjectNotSoftDeleted(SubjectName subject) {
        return new RegistryError(404, 40405,
            "Subject '" + subject + "' must be softly deleted before it can be deleted for good.");
    }

    static RegistryError versionSoftDeleted(SubjectName subject, int version) {
        return new RegistryError(404, 40406, "Version " + version + " of subject '" + subject
            + "' is softly deleted already; permanent=true deletes it for good.");
    }

    static RegistryError versionNotSoftDeleted(SubjectName subject, int version) {
        return new RegistryError(404, 40407, "Version " + version + " of subject '" + subject
            + "' must be softly deleted before it can be deleted for good.");
    }

    static RegistryError noConfig(SubjectName subject) {
        return new RegistryError(404, 40408, "Subject '" + subject + "' has no compatibility level of its own.");
    }

    static RegistryError noMode(SubjectName subject) {
        return new RegistryError(404, 40409, "Subject '" + subject + "' has no mode of its own.");
    }

    static RegistryError incompatible(SubjectName subject, String details) {
        return new RegistryError(409, 40901, "Schema being registered is incompatible with an earlier schema for"
            + " subject \"" + subject + "\", details: [" + details + "]");
    }

    static RegistryError unsupportedMedia() {
        return new RegistryError(415, 415, "HTTP 415 Unsupported Media Type");
    }

    static RegistryError invalidSchema(InvalidSchema cause) {
        RegistryError error = invalidSchema(String.valueOf(cause.getMessage()));
        error.initCause(cause);
        return error;
    }

    static RegistryError invalidSchema(String why) {
        return new RegistryError(422, 42201, "Invalid schema: " + why);
    }

    static RegistryError invalidVersion(String text) {
        return new RegistryError(422, 42202,
            "'" + text + "' is no version: give a number from 1 on, -1 or \"latest\".");
    }

    static RegistryError invalidLevel(String text) {
        return new RegistryError(422, 42203, "'" + text + "' is no compatibility level: give NONE, BACKWARD, FORWARD,"
            + " FULL, BACKWARD_TRANSITIVE, FORWARD_TRANSITIVE or FULL_TRANSITIVE.");
    }

    static RegistryError invalidMode(String text) {
        return new RegistryError(422, 42204,
            "'" + text + "' is no mode: give READWRITE, READONLY, READONLY_OVERRIDE or IMPORT.");
    }

    static RegistryError notPermitted(String why) {
        return new RegistryError(422, 42205, why);
    }

    static RegistryError referenced(String what, int by) {
        return new RegistryError(422, 42206, what + " is referred to by schema " + by + ".");
    }

    static RegistryError otherId(int id) {
        return new RegistryError(422, 42207, "Id " + id + " belongs to another schema.");
    }

    static RegistryError invalidSubject(String text) {
        return new RegistryError(422, 42208, "'" + text + "' is no name for a subject.");
    }

    static RegistryError tooLarge(int length, int most) {
        return new RegistryError(422, 42209, "The schema has " + length + " characters; " + most + " are allowed.");
    }

    static RegistryError invalidRules(String why) {
        return new RegistryError(422, 42210, "Invalid rule set: " + why);
    }
}
