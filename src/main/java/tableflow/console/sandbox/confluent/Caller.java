package tableflow.console.sandbox.confluent;

import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.access.Permission;
import tableflow.console.sandbox.access.Roles;

/// On whose behalf a request comes: the owner of the key that it carries.
record Caller(String principal, Roles roles) {
    void require(Permission permission, Crn resource) throws ApiFailure {
        if (!may(permission, resource)) {
            throw ApiFailure.forbidden();
        }
    }

    /// Something at or below the scope must be visible to the caller.
    void requireSight(Crn scope) throws ApiFailure {
        if (!sees(scope)) {
            throw ApiFailure.forbidden();
        }
    }

    boolean may(Permission permission, Crn resource) {
        return roles.allows(principal, permission, resource);
    }

    boolean sees(Crn scope) {
        return roles.allowsSome(principal, Permission.VIEW, scope);
    }
}
