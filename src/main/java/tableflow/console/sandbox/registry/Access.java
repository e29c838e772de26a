package tableflow.console.sandbox.registry;

import tableflow.console.sandbox.access.Key;
import tableflow.console.sandbox.access.KeyKind;
import tableflow.console.sandbox.access.Permission;
import tableflow.console.sandbox.access.Verdict;
import tableflow.console.sandbox.http.Credential;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.registry.store.SubjectName;

/// Who calls, and what they may do: a Schema Registry key of this registry, and its owner's roles.
final class Access {
    private final RegistrySettings settings;

    Access(RegistrySettings settings) {
        this.settings = settings;
    }

    /// The principal that the request's key belongs to.
    String principal(Request request) throws RegistryError {
        Credential credential = request.basicAuth().orElseThrow(RegistryError::unauthorized);
        Verdict verdict = settings.keys().check(credential.id(), credential.secret(), KeyKind.SCHEMA_REGISTRY,
            settings.clusterId());
        if (verdict != Verdict.OK) {
            throw RegistryError.unauthorized();
        }
        return settings.keys().find(credential.id()).map(Key::owner).orElseThrow(RegistryError::unauthorized);
    }

    boolean sees(String principal, SubjectName subject) {
        return settings.roles().allows(principal, Permission.READ_SUBJECT, settings.subject(subject.toString()));
    }

    void mayRead(String principal, SubjectName subject) throws RegistryError {
        if (!sees(principal, subject)) {
            throw RegistryError.forbidden("Read on Subject: " + subject);
        }
    }

    void mayWrite(String principal, SubjectName subject) throws RegistryError {
        if (!settings.roles().allows(principal, Permission.WRITE_SUBJECT, settings.subject(subject.toString()))) {
            throw RegistryError.forbidden("Write on Subject: " + subject);
        }
    }

    /// For calls that are about no subject in particular.
    void mayReadSome(String principal) throws RegistryError {
        if (!settings.roles().allowsSome(principal, Permission.READ_SUBJECT, settings.whole())) {
            throw RegistryError.forbidden("Read on Schema Registry: " + settings.clusterId());
        }
    }

    /// For changes that concern the registry as a whole.
    void mayWriteAll(String principal) throws RegistryError {
        if (!settings.roles().allows(principal, Permission.WRITE_SUBJECT, settings.whole())) {
            throw RegistryError.forbidden("Write on Schema Registry: " + settings.clusterId());
        }
    }
}
