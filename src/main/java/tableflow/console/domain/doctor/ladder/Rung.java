package tableflow.console.domain.doctor.ladder;

import java.util.Locale;
import java.util.Optional;

/// A step of the ladder, from this machine down to the rows. A rung that is broken stops none of those below: what
/// they can find out without it they do.
public enum Rung {
    /// Clock, proxy, name resolution, TLS.
    WORKSTATION,
    /// The Cloud API key, its owner and roles.
    CONFLUENT,
    /// The cluster, its key, what may be seen there.
    KAFKA,
    /// The registry, its key, what may be read there.
    REGISTRY,
    /// The topic and the schema of its values.
    TOPIC,
    /// Tableflow's topic: phase, formats, errors, catalog sync.
    TABLEFLOW,
    /// The provider integration that names the roles.
    INTEGRATION,
    /// Who AWS says that the operator is.
    IDENTITY,
    /// The roles that Tableflow takes: trust and permissions.
    ROLE,
    /// The bucket of the tables: region, policy, ownership, lifecycle, encryption, payment.
    BUCKET,
    /// The key that encrypts the bucket.
    KMS,
    /// Database, table, pointer, versions, optimizers, and Lake Formation's grants.
    GLUE,
    /// Workgroup, result location, what the operator may run.
    ATHENA,
    /// The table's metadata file, the files of its newest snapshot, its schema.
    DATA;

    /// As an option of the command and a key of documents names it: `workstation`, `kms`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The rung with this key, whatever the case of its letters.
    public static Optional<Rung> of(String key) {
        for (Rung rung : values()) {
            if (rung.key().equals(key.toLowerCase(Locale.ROOT))) {
                return Optional.of(rung);
            }
        }
        return Optional.empty();
    }
}
