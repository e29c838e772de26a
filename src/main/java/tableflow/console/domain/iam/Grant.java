package tableflow.console.domain.iam;

/// How closely the Principal of a statement means a caller. It counts within one account: a grant to the caller
/// itself needs no identity policy and is not narrowed by a boundary, one to its role is narrowed, one to the account
/// only leaves the decision to the account's own policies.
enum Grant {
    NONE,
    ACCOUNT,
    ROLE,
    DIRECT;

    Grant closer(Grant other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
